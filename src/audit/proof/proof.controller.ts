import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs } from '../../http/index.js';
import { LogKeys } from '../keys/log-keys.js';
import { CheckpointParameters, ConsistencyParameters, InclusionParameters } from './parameters.js';
import { FileRoute, ProofRoute } from './proof.openapi.js';
import { Proofs } from './proofs.js';
import type { ConsistencyProof, InclusionProof, LogKeyList } from './schemas.js';

/** The proof that nobody changed the log. */
@ApiTags('Proof')
@Controller('log')
export class ProofController {
  constructor(
    private readonly proofs: Proofs,
    private readonly keys: LogKeys,
  ) {}

  @Get('key')
  @Needs('reader')
  @Header('cache-control', 'private, no-cache')
  @ProofRoute({ summary: 'The public keys of the log', schema: 'LogKeyList', problems: [] })
  logKeys(): LogKeyList {
    const keys = this.keys.shown();
    return { origin: this.keys.origin, vkey: keys[0]!.vkey, keys };
  }

  @Get('checkpoint')
  @Needs('reader')
  @Header('cache-control', 'private, no-cache')
  @Header('content-type', 'text/plain; charset=utf-8')
  @FileRoute(
    'The signed head of the log',
    'text/plain',
    'A C2SP signed note: keep it where nobody here can reach it.',
  )
  checkpoint(@Query() { size }: CheckpointParameters): Promise<string> {
    return this.proofs.checkpoint(size);
  }

  @Get('proof/:eventId')
  @Needs('reader')
  @Header('cache-control', 'private, no-cache')
  @ProofRoute({
    summary: 'That an event stands in the log',
    schema: 'InclusionProof',
    problems: [400, 404, 503],
  })
  inclusionProof(
    @Param('eventId') eventId: string,
    @Query() { size }: InclusionParameters,
  ): Promise<InclusionProof> {
    return this.proofs.inclusion(eventId, size);
  }

  @Get('consistency')
  @Needs('reader')
  @Header('cache-control', 'private, no-cache')
  @ProofRoute({
    summary: 'That the log only grew between two sizes',
    schema: 'ConsistencyProof',
    problems: [400, 503],
  })
  consistencyProof(@Query() { from, to }: ConsistencyParameters): Promise<ConsistencyProof> {
    return this.proofs.consistency(from, to);
  }
}
