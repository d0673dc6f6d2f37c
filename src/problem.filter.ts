import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventTooLargeError, StoreUnavailableError } from './event-store/index.js';
import { NotReadyError } from './projecting/index.js';
import { Refusal, type RefusalCode } from './recording/index.js';
import {
  allowedMethods,
  badRequest,
  plainProblem,
  PROBLEM_TYPE,
  problemBody,
  ProblemError,
  shortened,
} from './http/index.js';

const REFUSALS: Record<RefusalCode, { status: number; title: string }> = {
  invalid: { status: 400, title: 'The request is not valid' },
  'not-found': { status: 404, title: 'Not found' },
  contradiction: { status: 409, title: 'It contradicts what is recorded' },
  conflict: { status: 409, title: 'The record was being changed' },
};

const RETRY_AFTER = { 'retry-after': '2' };

/** Turns every error into a problem; what nobody foresaw is logged and answered without its innards. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.problemOf(error, request);
    void reply
      .status(problem.status)
      .headers(problem.headers)
      .header('cache-control', 'no-store')
      .type(PROBLEM_TYPE)
      .send(JSON.stringify(problemBody(problem, request.url)));
  }

  private problemOf(error: unknown, request: FastifyRequest): ProblemError {
    if (error instanceof ProblemError) return error;
    if (error instanceof Refusal) return refused(error);
    if (error instanceof EventTooLargeError) return tooLargeForStore(error);
    if (error instanceof StoreUnavailableError)
      return new ProblemError(
        503,
        'store-unavailable',
        'The store cannot be written now',
        error.message,
        {},
        RETRY_AFTER,
      );
    if (error instanceof NotReadyError)
      return new ProblemError(
        503,
        'not-ready',
        'The answer cannot be given now',
        error.message,
        {},
        RETRY_AFTER,
      );
    const status = statusOf(error);
    if (status === 404 && request.is404) return noSuchRoute(request);
    if (status === 413) return tooLarge(request);
    if (status !== undefined && status < 500) return plainProblem(status, (error as Error).message);
    this.logger.error(
      `${request.method} ${request.url.split('?', 1)[0]}`,
      error instanceof Error ? error.stack : String(error),
    );
    return new ProblemError(
      500,
      'internal-error',
      'Something went wrong',
      'The service has logged what happened.',
    );
  }
}

function refused({ code, message, issues, contradicts }: Refusal): ProblemError {
  const { status, title } = REFUSALS[code];
  if (code === 'invalid') return badRequest(issues);
  return new ProblemError(status, code, title, message, {
    ...(issues.length > 0 && { errors: issues.map(shortened) }),
    ...(contradicts && {
      contradicts: {
        eventId: contradicts.id,
        type: contradicts.type,
        ...(contradicts.effectiveOn !== undefined && { effectiveOn: contradicts.effectiveOn }),
        position: contradicts.position,
      },
    }),
  });
}

/** Status of an error of Nest's or Fastify's own; undefined for any other. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
}

function noSuchRoute(request: FastifyRequest): ProblemError {
  const methods = allowedMethods(request);
  const { method, url } = request;
  if (methods.length === 0 || methods.includes(method))
    return plainProblem(404, `There is no ${url.split('?', 1)[0]}.`);
  const allow = methods.join(', ');
  return plainProblem(405, `${method} is not among the methods of this address: ${allow}.`, {}, { allow });
}

function tooLarge(request: FastifyRequest): ProblemError {
  const rule = `must be at most ${request.routeOptions.bodyLimit} bytes`;
  return plainProblem(413, `the body ${rule}`, { errors: [{ field: '', rule }] });
}

function tooLargeForStore({ bytes, limit }: EventTooLargeError): ProblemError {
  const rule = `must come to at most ${limit} bytes as the store keeps it, and comes to ${bytes}`;
  return plainProblem(413, `the event ${rule}`, { errors: [{ field: '', rule }] });
}
