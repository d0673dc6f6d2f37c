import { Module } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { AskingModule } from '../asking/index.js';
import { ReviewTimesModule } from '../review-times/index.js';
import { HttpMetrics } from './http-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { ProjectionMetrics } from './projection-metrics.js';
import { RefusedRequests } from './refused-requests.js';
import { ReviewMetrics } from './review-metrics.js';
import { StoreMetrics } from './store-metrics.js';

/** Gauges that prom-client names as if they were counters; each is the sum of one without `_total`. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** A registry of the module's own: two services in one process tell nothing of each other. */
function newRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  return registry;
}

@Module({
  imports: [AskingModule, ReviewTimesModule],
  controllers: [MetricsController],
  providers: [
    { provide: Registry, useFactory: newRegistry },
    HttpMetrics,
    RefusedRequests,
    StoreMetrics,
    ProjectionMetrics,
    ReviewMetrics,
  ],
})
export class MetricsModule {}
