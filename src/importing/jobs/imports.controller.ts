import { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  badRequest,
  EventStream,
  Needs,
  notFound,
  plainProblem,
  ProblemError,
  RequestAuthor,
  type RequestIdentity,
} from '../../http/index.js';
import { Configuration } from '../../configuration/index.js';
import { ImportJobs } from './import-jobs.js';
import type { ImportStatus } from './import-status.js';
import { ImportRoute, ProgressRoute, UploadRoute } from './imports.openapi.js';
import { ImportParameters } from './parameters.js';
import { endEvent, progressEvents } from './progress-stream.js';

/** Longest wait for the end of an import, in milliseconds. */
const PATIENCE = 20_000;
/** Refusals in a problem; the report at the import's address has more. */
const ERRORS_SHOWN = 100;

@ApiTags('Import')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly jobs: ImportJobs,
    private readonly configuration: Configuration,
  ) {}

  @Post()
  @Needs('recorder', 'corrector')
  @UploadRoute()
  async importFile(
    @Query() { dryRun = false, onRefusal = 'reject', wait = false }: ImportParameters,
    @Body() body: unknown,
    @RequestAuthor() { by, roles }: RequestIdentity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportStatus> {
    const upload = this.uploadOf(request, reply, body);
    const format = String(request.headers['content-type']).startsWith('text/csv') ? 'csv' : 'ndjson';
    const requested = { format, dryRun, onRefusal, ...(by !== undefined && { by }) } as const;
    const job = await this.jobs.submit(upload, requested, roles);
    void reply.header('location', job.status.links.self);
    if (!wait) return job.status;
    await job.finished(PATIENCE);
    return answerOf(job.status, reply);
  }

  @Get()
  @Needs('recorder', 'corrector')
  @ImportRoute('ImportList', 'Recent imports', [])
  async listImports() {
    return { items: await this.jobs.recent() };
  }

  @Get(':importId')
  @Needs('recorder', 'corrector')
  @ImportRoute('ImportStatus', 'Where an import stands, and what it refused', [404])
  async import(@Param('importId') id: string): Promise<ImportStatus> {
    return this.known(id, await this.jobs.status(id));
  }

  @Get(':importId/progress')
  @Needs('recorder', 'corrector')
  @ProgressRoute()
  @EventStream()
  async importProgress(@Param('importId') id: string): Promise<AsyncIterable<string>> {
    const job = this.jobs.job(id);
    if (job) return progressEvents(job);
    return Readable.from([endEvent(this.known(id, await this.jobs.status(id)))]);
  }

  /** Refuses before it reads what is known to be refused. */
  private uploadOf({ headers }: FastifyRequest, reply: FastifyReply, body: unknown): Readable {
    const length = headers['content-length'];
    const limit = this.configuration.IMPORT_LIMIT;
    if (Number(length) > limit) {
      void reply.header('connection', 'close');
      throw plainProblem(413, `The file has ${length} bytes; at most ${limit} are taken (IMPORT_LIMIT)`);
    }
    if (body instanceof Readable) return body;
    if (body === undefined || body === null)
      throw badRequest([{ field: '', rule: 'must be a file; it is empty' }]);
    throw plainProblem(415, 'A file is sent as text/csv or application/x-ndjson');
  }

  private known(id: string, status: ImportStatus | undefined): ImportStatus {
    if (!status) throw notFound(`There is no import "${id}"`);
    return status;
  }
}

/** The answer to who waited: 200, 422, 503, or 202 where it goes on. */
function answerOf(status: ImportStatus, reply: FastifyReply): ImportStatus {
  const { state, detail = '', links, refusals } = status;
  const location = { location: links.self };
  if (state === 'rejected')
    throw new ProblemError(
      422,
      'import-rejected',
      'The import was rejected',
      `${detail} The report is at ${links.self}.`,
      {
        errors: refusals.slice(0, ERRORS_SHOWN).map(({ row, column, value, rule }) => ({
          field: column === '' ? `row ${row}` : `row ${row}, ${column}`,
          ...(value !== undefined && { value }),
          rule,
        })),
      },
      location,
    );
  if (state === 'failed' || state === 'interrupted')
    throw new ProblemError(
      503,
      'import-failed',
      'The import did not end',
      detail,
      {},
      { ...location, 'retry-after': '2' },
    );
  if (state === 'completed') void reply.status(200);
  return status;
}
