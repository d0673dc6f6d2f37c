import { Controller, Get, Header } from '@nestjs/common';
import { ApiExtension, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Registry } from 'prom-client';
import { Needs } from '../http/index.js';
import { ProjectionMetrics } from './projection-metrics.js';
import { ReviewMetrics } from './review-metrics.js';
import { StoreMetrics } from './store-metrics.js';

@ApiTags('Health')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly registry: Registry,
    private readonly store: StoreMetrics,
    private readonly projections: ProjectionMetrics,
    private readonly reviews: ReviewMetrics,
  ) {}

  @Get()
  @Needs('operator')
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Metrics for Prometheus',
    description: 'Of the service, and of the reviews as of today. In the text format, version 0.0.4.',
  })
  @ApiResponse({
    status: 200,
    description: 'Metrics.',
    content: { 'text/plain': { schema: { type: 'string' } } },
  })
  @ApiExtension('x-problems', [])
  async metrics(): Promise<string> {
    // Before anything that reads the log, so that a lag is told as it was found.
    this.projections.refresh(await this.store.refresh());
    await this.reviews.refresh();
    return this.registry.metrics();
  }
}
