import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  ROOT_CONTEXT,
  defaultTextMapGetter,
  SpanKind,
  SpanStatusCode,
  trace,
  type Span,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { currentRequestOf } from '../current-request.js';
import { ASKED_BY_MACHINES } from '../request-log.js';
import { tracerProvider } from './tracer-provider.js';
import { WorkSpans } from './work-spans.js';

const PROPAGATOR = new W3CTraceContextPropagator();

/**
 * A span for every request, named after its route, beneath the caller's where it says so in `traceparent`, and beneath it
 * the spans of what the request made the service do. To be called before the routes are made.
 */
export function traceRequests(app: NestFastifyApplication): void {
  const provider = tracerProvider();
  const tracer = provider.getTracer('clockstop');
  const work = new WorkSpans(tracer);
  const spans = new WeakMap<FastifyRequest, Span>();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, _reply, done) => {
      const current = currentRequestOf(request);
      const { method, headers, routeOptions } = request;
      if (current && !ASKED_BY_MACHINES.includes(routeOptions.url ?? '')) {
        const caller = PROPAGATOR.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
        const name = `${method} ${routeOptions.url ?? 'none'}`;
        const span = tracer.startSpan(name, { kind: SpanKind.SERVER, startTime: current.since }, caller);
        spans.set(request, span);
        work.begin(current, trace.setSpan(caller, span));
      }
      done();
    })
    .addHook('onResponse', (request, reply, done) => {
      const span = spans.get(request);
      if (span) end(span, request, reply);
      done();
    })
    .addHook('onClose', async () => {
      work.close();
      await provider.shutdown();
    });
}

/** Attributes by the semantic conventions for HTTP servers, and what the log tells of the request. */
function end(span: Span, request: FastifyRequest, { statusCode }: FastifyReply): void {
  const { eventIds = [], recorded = 0 } = currentRequestOf(request) ?? {};
  span.setAttributes({
    'http.request.method': request.method,
    'http.response.status_code': statusCode,
    'url.scheme': request.protocol,
    'url.path': request.url.split('?', 1)[0]!,
    ...(request.routeOptions.url !== undefined && { 'http.route': request.routeOptions.url }),
    'clockstop.request.id': request.id,
    ...(recorded > 0 && { 'clockstop.event.ids': [...eventIds], 'clockstop.event.count': recorded }),
  });
  if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end(performance.now());
}
