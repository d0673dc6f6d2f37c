import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Controller, Get, Logger, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Taker } from '../../access-trail/index.js';
import { Bases } from '../../asking/index.js';
import { awaited, Heavy, Needs, RequestTaker, TakerHeaders } from '../../http/index.js';
import { FileRoute } from '../proof/proof.openapi.js';
import { BundleParameters } from './bundle-parameters.js';
import { Bundles } from './bundles.js';
import { tarOf } from './tar.js';

@ApiTags('Proof')
@Controller('log')
export class BundleController {
  private readonly logger = new Logger(BundleController.name);

  constructor(
    private readonly bases: Bases,
    private readonly bundles: Bundles,
  ) {}

  /** Written to disk first, because a tar names each file's size before its bytes. */
  @Get('bundle')
  @Needs('auditor')
  @Heavy()
  @TakerHeaders()
  @FileRoute(
    'Everything needed to verify the register without it',
    'application/x-tar',
    'The bundle for a pair of dates: events, state, checkpoint, keys, report and signed manifest. It is recorded before it is answered.',
  )
  async bundle(
    @Query() parameters: BundleParameters,
    @RequestTaker() taker: Taker,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { since, ...asked } = parameters;
    const signal = awaited(reply);
    const basis = await this.bases.resolve(asked);
    const folder = await mkdtemp(join(tmpdir(), 'clockstop-bundle-'));
    const clear = (): void => {
      rm(folder, { recursive: true, force: true }).catch((error: unknown) =>
        this.logger.error(`"${folder}" could not be removed: ${String(error)}`),
      );
    };
    try {
      const files = await this.bundles.write(folder, basis, taker, since, signal);
      signal.throwIfAborted();
      const name = `clockstop-bundle-${basis.effectiveAt}-${basis.position}`;
      const seconds = Math.floor(Date.parse(basis.knownAt ?? '1970-01-01T00:00:00Z') / 1000);
      const tar = Readable.from(tarOf(folder, name, files, seconds), { objectMode: false });
      tar.once('close', clear);
      void reply
        .header('cache-control', 'private, no-cache')
        .header('content-disposition', `attachment; filename="${name}.tar"`)
        .type('application/x-tar')
        .send(tar);
    } catch (error) {
      clear();
      throw error;
    }
  }
}
