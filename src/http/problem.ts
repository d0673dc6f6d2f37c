import type { Issue } from '#events/validation.js';

/** Problem details (RFC 9457), with the members this service adds. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance?: string;
  /** What is wrong, field by field. */
  readonly errors?: readonly Issue[];
  /** The recorded event that the request contradicts. */
  readonly contradicts?: {
    readonly eventId: string;
    readonly type: string;
    readonly effectiveOn?: string;
    readonly position: number;
  };
}

/** An error that is answered as a problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(
    readonly status: number,
    readonly slug: string,
    readonly title: string,
    detail: string,
    readonly members: Partial<Problem> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}

export const badRequest = (errors: readonly Issue[]): ProblemError =>
  new ProblemError(
    400,
    'invalid-request',
    'The request is not valid',
    errors.map(({ field, rule }) => `${field || 'the body'} ${rule}`).join('; '),
    { errors: errors.map(shortened) },
  );

export const notFound = (detail: string): ProblemError =>
  new ProblemError(404, 'not-found', 'Not found', detail);

const VALUE_LIMIT = 200;

/** A value is quoted back so that it can be found, not so that it can fill the answer. */
export function shortened(issue: Issue): Issue {
  if (issue.value === undefined) return issue;
  const json = JSON.stringify(issue.value);
  if (json !== undefined && json.length <= VALUE_LIMIT) return issue;
  return { ...issue, value: `${(json ?? String(issue.value)).slice(0, VALUE_LIMIT)}…`.toWellFormed() };
}
