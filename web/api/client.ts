import createClient from 'openapi-fetch';
import type { components, paths } from './schema.js';

export type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];
export type Basis = Schemas['Basis'];

export const client = createClient<paths>({ baseUrl: '/' });

/** A path of the API that is read. */
export type ReadPath = {
  [P in keyof paths]: paths[P] extends { get: object } ? P : never;
}[keyof paths];

type Read<P extends ReadPath> = Extract<paths[P]['get'], object>;

/** What a path answers, where it answers in JSON. */
export type Answer<P extends ReadPath> =
  Read<P> extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never;

/** The parameters of a path: what stands in it, and its query. */
export interface Question<P extends ReadPath> {
  readonly path?: Read<P> extends { parameters: { path: infer Values } } ? Values : never;
  readonly query?: Read<P> extends { parameters: { query?: infer Values } } ? Values : never;
}

/** A problem as the API gives it, or one of the same shape where no answer came. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

const UNREACHABLE = 'about:blank/unreachable';
export const isUnreachable = ({ type }: Problem): boolean => type === UNREACHABLE;

/**
 * What is asked as it is known now is another answer soon, and the browser takes as long to look for it in its cache, and
 * to lay it down there, as the register takes to answer.
 */
const cacheOf = ({ query }: Question<ReadPath>): RequestCache =>
  (query as { knownAt?: string } | undefined)?.knownAt === undefined ? 'no-store' : 'default';

/** @throws ProblemError where the API refuses or cannot be reached; AbortError where the question was given up */
export async function read<P extends ReadPath>(
  path: P,
  question: Question<P>,
  signal?: AbortSignal,
): Promise<Answer<P>> {
  try {
    // The client's own types cannot follow a path that is a type parameter; Question and Answer say the same.
    const { data, error, response } = await client.GET(
      path as never,
      { params: { path: question.path, query: question.query }, signal, cache: cacheOf(question) } as never,
    );
    if (data !== undefined) return data;
    throw new ProblemError(asProblem(error, response));
  } catch (error) {
    if (error instanceof TypeError) throw new ProblemError(unreachableProblem(error.message));
    throw error;
  }
}

function asProblem(error: unknown, { status, statusText }: Response): Problem {
  if (typeof error === 'object' && error !== null && 'title' in error) return error as Problem;
  return {
    type: 'about:blank',
    title: statusText || String(status),
    status,
    detail: typeof error === 'string' ? error : '',
  };
}

/** No answer came. @param detail what the browser says of it */
export const unreachableProblem = (detail: string): Problem => ({
  type: UNREACHABLE,
  title: 'The service cannot be reached',
  status: 503,
  detail,
});
