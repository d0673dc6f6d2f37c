import { EventTooLargeError, StoreUnavailableError } from './event-store/index.js';
import { badRequest, plainProblem, ProblemError, shortened } from './http/index.js';
import { NotReadyError } from './projecting/index.js';
import { Refusal, type RefusalCode } from './recording/index.js';

const REFUSALS: Record<RefusalCode, { status: number; title: string }> = {
  invalid: { status: 400, title: 'The request is not valid' },
  'not-found': { status: 404, title: 'Not found' },
  contradiction: { status: 409, title: 'It contradicts what is recorded' },
  conflict: { status: 409, title: 'The record was being changed' },
};

const RETRY_AFTER = { 'retry-after': '2' };

/** What nobody foresaw; the log has it, and the answer none of its innards. */
export const UNFORESEEN = new ProblemError(
  500,
  'internal-error',
  'Something went wrong',
  'The service has logged what happened.',
);

/** The problem that an error of the register's is answered as; undefined for one that nobody foresaw. */
export function knownProblem(error: unknown): ProblemError | undefined {
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
  return undefined;
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

function tooLargeForStore({ bytes, limit }: EventTooLargeError): ProblemError {
  const rule = `must come to at most ${limit} bytes as the store keeps it, and comes to ${bytes}`;
  return plainProblem(413, `the event ${rule}`, { errors: [{ field: '', rule }] });
}
