import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Needs } from '../http/index.js';
import { Answers, AnswerRoute, basisOfCursor, dayParameter } from '../asking/index.js';
import { DeadlinesParameters } from './parameters/deadlines.js';
import { ListDeadlines } from './queries/list-deadlines.js';

@ApiTags('Review times')
@Controller('deadlines')
export class DeadlinesController {
  constructor(private readonly answers: Answers) {}

  @Get()
  @Needs('reader')
  @AnswerRoute('DeadlineList', 'Statutory deadlines that no decision has met yet, soonest first')
  deadlines(
    @Query() parameters: DeadlinesParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { cursor, limit, agency, applicationKind, productId, overdue, dueBefore, countStartDay } =
      parameters;
    const before = dayParameter('dueBefore', dueBefore);
    const filter = {
      ...(agency !== undefined && { agency }),
      ...(applicationKind !== undefined && { applicationKind }),
      ...(productId !== undefined && { productId }),
      ...(overdue !== undefined && { overdue }),
      ...(before !== undefined && { dueBefore: before }),
      countStartDay: countStartDay === 'true',
    };
    return this.answers.give(
      request,
      reply,
      { ...parameters, ...basisOfCursor(cursor) },
      (basis) => new ListDeadlines(filter, { cursor, limit }, basis),
    );
  }
}
