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

/** The kinds of problem there are: the last part of a problem's type. */
export const PROBLEM_SLUGS = [
  'invalid-request',
  'unauthenticated',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'too-slow',
  'contradiction',
  'conflict',
  'own-revision',
  'revision-decided',
  'four-eyes-off',
  'too-large',
  'address-too-long',
  'unsupported-media-type',
  'expectation-not-met',
  'misdirected',
  'import-rejected',
  'too-many-requests',
  'headers-too-large',
  'request-refused',
  'internal-error',
  'store-unavailable',
  'not-ready',
  'query-time',
  'closing',
  'overloaded',
  'exports-under-way',
  'given-up',
  'issuer-unavailable',
  'import-failed',
] as const;
export type ProblemSlug = (typeof PROBLEM_SLUGS)[number];

/** An error that is answered as a problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(
    readonly status: number,
    readonly slug: ProblemSlug,
    readonly title: string,
    detail: string,
    readonly members: Partial<Problem> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}

/** The body that says so. @param url of the request */
export const problemBody = (
  { slug, title, status, message, members }: ProblemError,
  url?: string,
): Problem => ({
  type: `https://clockstop.dev/problems/${slug}`,
  title,
  status,
  detail: message,
  ...(url !== undefined && { instance: url.slice(0, 2000) }),
  ...members,
});

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

const KINDS: Readonly<Record<number, readonly [slug: ProblemSlug, title: string]>> = {
  400: ['invalid-request', 'The request is not valid'],
  401: ['unauthenticated', 'It is not known who asks'],
  403: ['forbidden', 'A role is missing'],
  404: ['not-found', 'Not found'],
  405: ['method-not-allowed', 'Method not allowed'],
  408: ['too-slow', 'The request took too long'],
  413: ['too-large', 'The request is too large'],
  414: ['address-too-long', 'The address is too long'],
  415: ['unsupported-media-type', 'Unsupported media type'],
  417: ['expectation-not-met', 'The expectation cannot be met'],
  421: ['misdirected', 'Asked under a name that is not its own'],
  429: ['too-many-requests', 'Too many requests'],
  431: ['headers-too-large', 'The headers are too large'],
};

/** The problem for an error of the framework's own, which says no more than its status. */
export function plainProblem(
  status: number,
  detail: string,
  members: Partial<Problem> = {},
  headers: Readonly<Record<string, string>> = {},
): ProblemError {
  const [slug, title] = KINDS[status] ?? ['request-refused', 'The request was refused'];
  return new ProblemError(status, slug, title, detail, members, headers);
}

/** The service cannot answer now, whatever is asked. @param seconds after which it may be asked again */
export const busy = (slug: ProblemSlug, title: string, detail: string, seconds: number): ProblemError =>
  new ProblemError(503, slug, title, detail, {}, { 'retry-after': String(seconds) });

/** Enough to mend a request by; a hostile one could be wrong in a million places. */
const ERROR_LIMIT = 100;

export function badRequest(errors: readonly Issue[]): ProblemError {
  const told = errors.slice(0, ERROR_LIMIT);
  const details = told.map(({ field, rule }) => `${field || 'the body'} ${rule}`);
  if (errors.length > told.length) details.push(`and ${errors.length - told.length} more`);
  return plainProblem(400, details.join('; '), { errors: told.map(shortened) });
}

export const notFound = (detail: string): ProblemError =>
  new ProblemError(404, 'not-found', 'Not found', detail);

const VALUE_LIMIT = 200;

/** A value is quoted back so that it can be found, not so that it can fill the answer. */
export function shortened(issue: Issue): Issue {
  if (issue.value === undefined) return issue;
  const json = JSON.stringify(issue.value);
  if (json.length <= VALUE_LIMIT) return issue;
  return { ...issue, value: `${json.slice(0, VALUE_LIMIT)}…`.toWellFormed() };
}
