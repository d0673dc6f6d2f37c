import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Configuration } from '../configuration/index.js';
import { followRequests } from './current-request.js';
import { REQUEST_ID_HEADER } from './request-id.js';
import { logRequests } from './request-log.js';

/**
 * To be called before the routes are made. Where requests are neither logged nor traced they are not followed either,
 * which costs every promise a little, and nothing of OpenTelemetry is loaded.
 */
export async function observeRequests(
  app: NestFastifyApplication,
  { LOG_FORMAT, LOG_LEVEL, OTEL_EXPORTER_OTLP_ENDPOINT }: Configuration,
): Promise<void> {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      void reply.header(REQUEST_ID_HEADER, request.id);
      done();
    });
  const logged = LOG_FORMAT === 'json' || LOG_LEVEL === 'debug' || LOG_LEVEL === 'verbose';
  const traced = OTEL_EXPORTER_OTLP_ENDPOINT !== '';
  if (logged || traced) followRequests(app);
  if (logged) logRequests(app, LOG_FORMAT);
  if (!traced) return;
  const { traceRequests } = await import('./tracing/trace-requests.js');
  traceRequests(app);
}
