import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { allowedMethods, plainProblem, PROBLEM_TYPE, problemBody, type ProblemError } from './http/index.js';
import { knownProblem, UNFORESEEN } from './known-problem.js';

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
    const known = knownProblem(error);
    if (known) return known;
    const status = statusOf(error);
    if (status === 404 && request.is404) return noSuchRoute(request);
    if (status === 413) return tooLarge(request);
    if (status !== undefined && status < 500) return plainProblem(status, (error as Error).message);
    this.logger.error(
      `${request.method} ${request.url.split('?', 1)[0]}`,
      error instanceof Error ? error.stack : String(error),
    );
    return UNFORESEEN;
  }
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
