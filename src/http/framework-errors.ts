import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DATA_HEADERS } from '../hardening/index.js';
import { plainProblem, PROBLEM_TYPE, problemBody } from './problem.js';

/** Answers what the router refuses before any route is found: an address that cannot be decoded or is too long. */
export function answerFrameworkError(
  error: { readonly statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const status = error.statusCode === 414 ? 414 : 400;
  const rule = status === 414 ? 'has a part that is too long' : 'is not percent-encoded UTF-8';
  const problem = plainProblem(status, `the path ${rule}`, { errors: [{ field: 'path', rule }] });
  void reply
    .status(status)
    .headers(DATA_HEADERS)
    .header('cache-control', 'no-store')
    .type(PROBLEM_TYPE)
    .serializer((body: string) => body)
    .send(JSON.stringify(problemBody(problem, request.raw.url)));
}

const CLIENT_ERRORS: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request was not complete in time.'],
  HPE_HEADER_OVERFLOW: [431, 'The request line and the headers are too large.'],
};

/** Answers what is not HTTP, on the bare socket: there is no request to answer. */
export function answerClientError(error: { readonly code?: string }, socket: Socket): void {
  // Where the client has gone, or an answer has begun, nothing can be said.
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const [status, detail] = CLIENT_ERRORS[error.code ?? ''] ?? [400, 'The request is not HTTP/1.1.'];
  const body = JSON.stringify(problemBody(plainProblem(status, detail)));
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      `content-type: ${PROBLEM_TYPE}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'x-content-type-options: nosniff',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

/** Answers what expects anything but `100-continue`; Node would answer it without a word. */
export function answerExpectation(request: IncomingMessage, response: ServerResponse): void {
  const rule = 'must be 100-continue';
  const value = request.headers.expect;
  const problem = plainProblem(417, `the header Expect ${rule}`, {
    errors: [{ field: 'expect', value, rule }],
  });
  const body = JSON.stringify(problemBody(problem, request.url));
  response
    .writeHead(417, {
      ...DATA_HEADERS,
      'cache-control': 'no-store',
      'content-type': PROBLEM_TYPE,
      'content-length': Buffer.byteLength(body),
    })
    .end(body);
}
