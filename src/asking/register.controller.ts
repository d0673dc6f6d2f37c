import { Readable } from 'node:stream';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Exports, type Taker } from '../access-trail/index.js';
import { entityTagOf, Heavy, Needs, RequestTaker, TakerHeaders } from '../http/index.js';
import { selfOf } from './answers/answers.js';
import { isKnown } from './answers/conditional.js';
import { RegisterRoute } from './asking.openapi.js';
import { Bases, shownBasis } from './basis/basis.js';
import { RegisterParameters } from './parameters.js';
import { registerCsv, registerJson } from './register/formats.js';
import { RegisterStates } from './register/register-states.js';

/** The state of the whole register as of a pair of dates, streamed product by product. */
@ApiTags('Audit')
@Controller('register')
export class RegisterController {
  constructor(
    private readonly bases: Bases,
    private readonly states: RegisterStates,
    private readonly exports: Exports,
  ) {}

  @Get()
  @Needs('auditor')
  @Heavy()
  @TakerHeaders()
  @RegisterRoute('Register', 'Every product and application as of a pair of dates, as JSON or CSV')
  async register(
    @Query() parameters: RegisterParameters,
    @RequestTaker() taker: Taker,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const basis = await this.bases.resolve(parameters);
    const self = selfOf(request, basis, parameters);
    // The answer is not held in memory, so its tag names what determines it: the pinned address and the versions.
    const etag = entityTagOf(JSON.stringify([self, shownBasis(basis)]));
    if (isKnown(request, reply, etag, basis.pinned)) {
      void reply.send();
      return;
    }
    const csv = parameters.format === 'csv';
    const { position, effectiveAt } = basis;
    await this.exports.record({ ...taker, format: csv ? 'csv' : 'json', basis: { position, effectiveAt } });
    const states = this.states.all(basis);
    void reply
      .type(csv ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
      .header('clockstop-basis', JSON.stringify(shownBasis(basis)))
      .send(
        Readable.from(csv ? registerCsv(states) : registerJson(states, shownBasis(basis), self), {
          objectMode: false,
        }),
      );
  }
}
