import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export const REQUEST_ID_HEADER = 'x-request-id';

const REQUEST_ID = /^[A-Za-z0-9][A-Za-z0-9._:+/=-]{0,127}$/;
/** W3C Trace Context, version 00: a trace and a span that are not all zeros. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * The name of a request: what the caller calls it in `X-Request-Id`, its trace in `traceparent`, or a new UUID. What breaks
 * the rules is passed over: a request is not refused for how it is named.
 */
export function requestIdOf({ headers }: { readonly headers: IncomingHttpHeaders }): string {
  const named = headers[REQUEST_ID_HEADER];
  if (typeof named === 'string' && REQUEST_ID.test(named)) return named;
  return traceIdIn(headers.traceparent) ?? randomUUID();
}

const traceIdIn = (traceparent: unknown): string | undefined =>
  typeof traceparent === 'string' ? TRACEPARENT.exec(traceparent)?.[1] : undefined;
