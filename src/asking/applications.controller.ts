import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Needs } from '../http/index.js';
import { Answers } from './answers/answers.js';
import { basisOfCursor } from './answers/page.js';
import { dayParameter } from './day-parameter.js';
import { AnswerRoute } from './asking.openapi.js';
import { ApplicationsParameters } from './parameters.js';
import { ListApplications } from './queries/list-applications.js';

@ApiTags('Applications')
@Controller('applications')
export class ApplicationsController {
  constructor(private readonly answers: Answers) {}

  @Get()
  @Needs('reader')
  @AnswerRoute(
    'ApplicationList',
    'Applications by agency, kind, status, product and statutory deadline',
    'One row for each submission to an agency, with where it stands, its announced goal date, and whether its review clock runs.',
  )
  listApplications(
    @Query() parameters: ApplicationsParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { cursor, limit, effectiveAt: _e, knownAt: _k, waitFor: _w, dueBefore, ...rest } = parameters;
    const before = dayParameter('dueBefore', dueBefore);
    const filter = { ...rest, ...(before !== undefined && { dueBefore: before }) };
    const pinned = { ...parameters, ...basisOfCursor(cursor) };
    return this.answers.give(
      request,
      reply,
      pinned,
      (basis) => new ListApplications(filter, { cursor, limit }, basis),
    );
  }
}
