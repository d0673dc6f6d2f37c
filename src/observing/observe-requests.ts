import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Configuration } from '../configuration/index.js';
import { followRequests } from './current-request.js';
import { logRequests } from './request-log.js';

/** To be called before the routes are made. Where nobody asks for traces, nothing of OpenTelemetry is loaded. */
export async function observeRequests(
  app: NestFastifyApplication,
  configuration: Configuration,
): Promise<void> {
  followRequests(app);
  logRequests(app, configuration);
  if (configuration.OTEL_EXPORTER_OTLP_ENDPOINT === '') return;
  const { traceRequests } = await import('./tracing/trace-requests.js');
  traceRequests(app);
}
