import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers, AnswerRoute, basisOfCursor } from '../../asking/index.js';
import { Needs, objectBody, RequestAuthor, type RequestIdentity } from '../../http/index.js';
import { answerRecording } from '../../recording/index.js';
import { DecisionRoute } from '../sources.openapi.js';
import { DecideMatch } from './decide-match.js';
import { ListMatches } from './list-matches.js';
import { MatchesParameters } from './parameters.js';

/** Which product a record of a source is about, where its numbers do not tell. */
@ApiTags('Sources')
@Controller('matches')
export class MatchesController {
  constructor(
    private readonly answers: Answers,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @Needs('reader')
  @AnswerRoute(
    'MatchList',
    'Records of sources that wait for a product',
    'Doubtful matches, with what speaks for each candidate. Nothing of such a record is recorded until it is decided.',
  )
  listMatches(
    @Query() parameters: MatchesParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { cursor, limit, sourceId, state = 'pending' } = parameters;
    const filter = { ...(sourceId !== undefined && { sourceId }), state };
    const pinned = { ...parameters, ...basisOfCursor(cursor) };
    return this.answers.give(
      request,
      reply,
      pinned,
      (basis) => new ListMatches(filter, { cursor, limit }, basis),
    );
  }

  @Post()
  @Needs('recorder')
  @DecisionRoute()
  decideMatch(
    @Body() body: unknown,
    @RequestAuthor() author: RequestIdentity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecording(reply, this.commands.execute(new DecideMatch(objectBody(body), author)));
  }
}
