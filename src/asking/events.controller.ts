import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Heavy, Needs, slugParam } from '../http/index.js';
import { Answers } from './answers/answers.js';
import { formatOf } from './answers/formats.js';
import { basisOfCursor } from './answers/page.js';
import { AnswerRoute, TabularAnswerRoute } from './asking.openapi.js';
import { eventFilterOf } from './event-filter.js';
import { BasisParameters, EventListParameters, GuidelinesParameters } from './parameters.js';
import { GetEvent } from './queries/get-event.js';
import { ListEvents } from './queries/list-events.js';
import { ListGuidelines } from './queries/list-guidelines.js';
import { TabulateEvents } from './queries/tabulate-events.js';
import { EVENTS_TABLE } from './tables/events-table.js';
import { asksForTable, TABLES } from './tables/formats.js';
import { Tables } from './tables/tables.js';

@ApiTags('Events')
@Controller()
export class EventsController {
  constructor(
    private readonly answers: Answers,
    private readonly tables: Tables,
  ) {}

  @Get('events')
  @Needs('reader')
  @Heavy(asksForTable)
  @TabularAnswerRoute(
    'EventList',
    'What happened in a period, across products',
    'Facts in force whose date lies in the period, in the world’s order. A date that may or may not lie in it is listed as `possible`.',
  )
  listEvents(
    @Query() parameters: EventListParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { cursor, limit } = parameters;
    const filter = eventFilterOf(parameters);
    const format = formatOf(TABLES, parameters.format, request, reply);
    const asked = { ...parameters, format };
    if (format !== undefined)
      return this.tables.give(
        request,
        reply,
        asked,
        format,
        EVENTS_TABLE,
        (basis) => new TabulateEvents(filter, basis),
      );
    const pinned = { ...asked, ...basisOfCursor(cursor) };
    return this.answers.give(
      request,
      reply,
      pinned,
      (basis) => new ListEvents(filter, { cursor, limit }, basis),
    );
  }

  @Get('events/:eventId')
  @Needs('reader')
  @AnswerRoute(
    'Record',
    'One record, as it was made and as it stands',
    'The event never changes; `standing` has the values that hold after the corrections in force.',
  )
  getEvent(
    @Param('eventId') eventId: string,
    @Query() parameters: BasisParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const id = slugParam('eventId', eventId);
    return this.answers.give(request, reply, parameters, (basis) => new GetEvent(id, basis));
  }

  @Get('guidelines')
  @Needs('reader')
  @AnswerRoute(
    'GuidelineList',
    'Guidelines by agency, year and subject',
    'Groups in order of agency, year and subject, each with its guidelines.',
  )
  listGuidelines(
    @Query() parameters: GuidelinesParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answers.give(
      request,
      reply,
      parameters,
      (basis) => new ListGuidelines(parameters.agency, basis),
    );
  }
}
