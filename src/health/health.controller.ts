import { Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiExtension, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EventStore } from '../event-store/index.js';
import { Needs, notFound, Open } from '../http/index.js';
import { ProjectingService } from '../projecting/index.js';

/** How long a replica may be behind a shared log before it is to be asked nothing. */
const MOST_BEHIND_MS = 10_000;

@ApiTags('Health')
@Controller()
export class HealthController {
  constructor(
    private readonly projecting: ProjectingService,
    @Inject(EventStore) private readonly store: EventStore,
  ) {}

  @Get('health/live')
  @Open()
  @ApiOperation({
    summary: 'Whether the process runs',
    description: 'Says nothing of the store or the projections.',
  })
  @ApiResponse({ status: 200, description: 'It runs.', schema: { $ref: '#/components/schemas/Live' } })
  getLiveness() {
    return { status: 'up' };
  }

  @Get('health/ready')
  @Open()
  @ApiOperation({
    summary: 'Whether answers can be given, and how far each projection has come',
    description:
      'Answers 503 while a projection is being built, after one has stopped, and where a replica has not been at the end ' +
      'of a shared log for ten seconds.',
  })
  @ApiResponse({ status: 200, description: 'Ready.', schema: { $ref: '#/components/schemas/Ready' } })
  @ApiResponse({ status: 503, description: 'Not ready.', schema: { $ref: '#/components/schemas/Ready' } })
  getReadiness(@Res({ passthrough: true }) reply: FastifyReply) {
    const { live, ...health } = this.projecting.health();
    const following = this.store.following();
    const up =
      live &&
      health.projections.every(({ status }) => status === 'live') &&
      (following?.behindMs ?? 0) <= MOST_BEHIND_MS;
    void reply.status(up ? 200 : 503);
    return { status: up ? 'up' : 'down', ...health, store: { kind: this.store.kind, ...following } };
  }

  @Post('projections/:name/rebuild')
  @Needs('operator')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Build a projection anew beside the one that goes on answering',
    description: 'Reads the log from its first event and answers when the new state has taken over.',
  })
  @ApiResponse({ status: 200, description: 'Rebuilt.', schema: { $ref: '#/components/schemas/Projection' } })
  @ApiExtension('x-problems', [404, 503])
  async rebuildProjection(@Param('name') name: string) {
    try {
      return await this.projecting.rebuild(name);
    } catch (error) {
      if (error instanceof RangeError) throw notFound(`No projection is called "${name}".`);
      throw error;
    }
  }
}
