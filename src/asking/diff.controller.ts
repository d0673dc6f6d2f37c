import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { productStream } from '#events/subject.js';
import { Heavy, Needs, slugParam } from '../http/index.js';
import { Answers } from './answers/answers.js';
import { basisOfCursor, earlierBasisOfCursor } from './answers/page.js';
import { AnswerRoute } from './asking.openapi.js';
import { Bases } from './basis/basis.js';
import { DiffParameters } from './parameters.js';
import { GetDiff } from './queries/get-diff.js';

/** A difference of one product is soon told. */
const isAboutEverything = ({ query }: FastifyRequest): boolean => !('productId' in (query as object));

@ApiTags('Audit')
@Controller('diff')
export class DiffController {
  constructor(
    private readonly answers: Answers,
    private readonly bases: Bases,
  ) {}

  @Get()
  @Needs('reader')
  @Heavy(isAboutEverything)
  @AnswerRoute('Diff', 'What differs between two pairs of dates')
  async diff(
    @Query() parameters: DiffParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { cursor, limit, productId } = parameters;
    const { fromEffectiveAt, fromKnownAt } = { ...parameters, ...earlierBasisOfCursor(cursor) };
    const stream = productId === undefined ? undefined : productStream(slugParam('productId', productId));
    const from = await this.bases.resolve(
      { effectiveAt: fromEffectiveAt, knownAt: fromKnownAt },
      { effectiveAt: 'fromEffectiveAt', knownAt: 'fromKnownAt' },
    );
    const pinned = {
      ...parameters,
      fromEffectiveAt: from.effectiveAt,
      fromKnownAt: `position:${from.position}`,
      ...basisOfCursor(cursor),
    };
    return this.answers.give(
      request,
      reply,
      pinned,
      (to) => new GetDiff(from, to, stream, { cursor, limit }),
      from.pinned,
    );
  }
}
