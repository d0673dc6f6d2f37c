import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Needs } from '../../http/index.js';
import { Answers, FormattedAnswerRoute, formatOf } from '../../asking/index.js';
import { GetDigest } from './get-digest.js';
import { DIGEST_FORMATS, DigestParameters } from './parameters.js';
import { DIGEST_RENDERINGS } from './renderings.js';

@ApiTags('Feeds')
@Controller('feeds/digest')
export class DigestController {
  constructor(private readonly answers: Answers) {}

  @Get()
  @Needs('reader')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
  @FormattedAnswerRoute(
    'Digest',
    'What a week brought, by kind and class',
    Object.values(DIGEST_FORMATS),
    'What was accepted, tacitly and expressly approved, designated and approved for marketing. What may lie in the week or in another is `possible`: counted apart, and never left out.',
  )
  digest(
    @Query() parameters: DigestParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { week, agency } = parameters;
    const format = formatOf(DIGEST_FORMATS, parameters.format, request, reply);
    return this.answers.give(
      request,
      reply,
      { ...parameters, format },
      (basis) => new GetDigest(week, agency, basis),
      true,
      DIGEST_RENDERINGS[format ?? 'json'],
    );
  }
}
