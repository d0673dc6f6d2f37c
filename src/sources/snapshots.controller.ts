import { Readable } from 'node:stream';
import { Body, Controller, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsAll, plainProblem, RequestAuthor, type RequestIdentity } from '../http/index.js';
import { SnapshotParameters } from './parameters.js';
import { WHOLE_LIMIT } from './reading/json-file.js';
import { readSnapshotLines } from './sending/read-lines.js';
import { SnapshotRoute } from './sources.openapi.js';
import type { SyncReport } from './syncing/report.js';
import { Syncer } from './syncing/syncer.js';

/** Snapshots that `clockstop sync` has read and hands to a running service. */
@ApiTags('Sources')
@Controller('snapshots')
export class SnapshotsController {
  constructor(private readonly syncer: Syncer) {}

  @Post()
  @NeedsAll('recorder', 'corrector')
  @SnapshotRoute()
  async takeSnapshot(
    @Query() { dryRun = false }: SnapshotParameters,
    @Body() body: unknown,
    @RequestAuthor() { by }: RequestIdentity,
  ): Promise<SyncReport> {
    if (!(body instanceof Readable)) throw plainProblem(415, 'A snapshot is sent as application/x-ndjson');
    const { snapshot, content } = await readSnapshotLines(body, WHOLE_LIMIT);
    return this.syncer.sync(snapshot, content, { dryRun, ...(by !== undefined && { by }) });
  }
}
