export { measureRequests } from './http-metrics.js';
export { MetricsModule } from './metrics.module.js';
export { RefusedRequests, type RefusalReason } from './refused-requests.js';
