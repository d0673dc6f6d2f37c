import { Readable } from 'node:stream';
import { Body, Controller, Headers, Logger, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Configuration } from '../configuration/index.js';
import {
  NeedsAll,
  plainProblem,
  preferredType,
  problemBody,
  RequestAuthor,
  type Problem,
  type RequestIdentity,
} from '../http/index.js';
import { knownProblem, UNFORESEEN } from '../known-problem.js';
import { SnapshotParameters } from './parameters.js';
import { WHOLE_LIMIT } from './reading/json-file.js';
import { courseOf } from './sending/course.js';
import { readSnapshotLines } from './sending/read-lines.js';
import { SnapshotRoute } from './sources.openapi.js';
import type { SyncReport } from './syncing/report.js';
import { Syncer, type SyncProgress } from './syncing/syncer.js';

const NDJSON = 'application/x-ndjson';

/** Snapshots that `clockstop sync` has read and hands to a running service. */
@ApiTags('Sources')
@Controller('snapshots')
export class SnapshotsController {
  private readonly logger = new Logger('Sources');

  constructor(
    private readonly syncer: Syncer,
    private readonly configuration: Configuration,
  ) {}

  @Post()
  @NeedsAll('recorder', 'corrector')
  @SnapshotRoute()
  async takeSnapshot(
    @Query() { dryRun = false }: SnapshotParameters,
    @Body() body: unknown,
    @RequestAuthor() { by }: RequestIdentity,
    @Headers('accept') accept: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SyncReport | Readable> {
    if (!(body instanceof Readable)) throw plainProblem(415, `A snapshot is sent as ${NDJSON}`);
    const { snapshot, content } = await readSnapshotLines(body, WHOLE_LIMIT, this.configuration.IMPORT_ROWS);
    const take = (onProgress?: (progress: SyncProgress) => void) =>
      this.syncer.sync(snapshot, content, {
        dryRun,
        ...(by !== undefined && { by }),
        ...(onProgress && { onProgress }),
      });
    void reply.header('vary', 'accept');
    if (preferredType(accept, ['application/json', NDJSON]) !== NDJSON) return take();
    void reply.type(NDJSON).header('cache-control', 'no-store');
    return Readable.from(courseOf(take, (error) => this.problemOf(error, request.url)));
  }

  private problemOf(error: unknown, url: string): Problem {
    const known = knownProblem(error);
    if (!known) this.logger.error(error instanceof Error ? error.stack : String(error));
    return problemBody(known ?? UNFORESEEN, url);
  }
}
