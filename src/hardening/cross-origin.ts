import { fastifyCors } from '@fastify/cors';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const ASKED = [
  'Accept',
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'If-None-Match',
  'Last-Event-ID',
  'Traceparent',
  'X-Actor',
  'X-Purpose',
  'X-Request-Id',
];

/** What a page of another origin has to read to page through, cache, retry and report. */
const ANSWERED = [
  'Clockstop-Basis',
  'Content-Disposition',
  'Content-Location',
  'ETag',
  'Link',
  'Location',
  'Retry-After',
  'X-Request-Id',
];

/**
 * Pages of the named origins may ask; those of any other may not, and where none is named nothing is said of it. A
 * token is sent in a header, so that no cookie is ever let through.
 */
export function allowOrigins(app: NestFastifyApplication, origins: readonly string[]): void {
  if (origins.length === 0) return;
  // Not by Nest's enableCors: it answers preflights before they have an id and the headers of every answer.
  app
    .getHttpAdapter()
    .getInstance()
    .register(fastifyCors, {
      origin: [...origins],
      methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
      allowedHeaders: ASKED,
      exposedHeaders: ANSWERED,
      credentials: false,
      maxAge: 600,
      strictPreflight: false,
    });
}
