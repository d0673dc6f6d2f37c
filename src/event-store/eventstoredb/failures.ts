import { convertToCommandError, ErrorType, isCommandError } from '@eventstore/db-client';
import { StoreDamagedError, StoreUnavailableError } from '../event-store.js';

/** Answers that another attempt would get again. */
const FINAL: ReadonlySet<ErrorType> = new Set([
  ErrorType.ACCESS_DENIED,
  ErrorType.INVALID_ARGUMENT,
  ErrorType.INVALID_TRANSACTION,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
  ErrorType.NO_STREAM,
  ErrorType.STREAM_DELETED,
  ErrorType.STREAM_NOT_FOUND,
  ErrorType.UNSUPPORTED,
  ErrorType.WRONG_EXPECTED_VERSION,
]);

/** A call did not answer in time; whether it had an effect is not known. */
export class SilenceError extends Error {
  override readonly name = 'SilenceError';
}

/** The client hands out what gRPC says in one place and its own errors in another. */
export const asError = (thrown: unknown): Error =>
  convertToCommandError(thrown instanceof Error ? thrown : new Error(String(thrown)));

export const typeOf = (error: unknown): ErrorType | undefined =>
  error instanceof Error && isCommandError(error) ? error.type : undefined;

/**
 * Whether another attempt may succeed: no connection, no answer, no leader, "Server Is Not Ready" and "Too Busy", which
 * come as errors of an unknown kind, and a discovery that found nothing.
 */
export function mayPass(error: Error): boolean {
  if (error instanceof StoreDamagedError || error instanceof StoreUnavailableError) return false;
  const type = typeOf(error);
  return type === undefined ? !(error instanceof TypeError) : !FINAL.has(type);
}

/** An answer that stays, in the words of the port; any that the port has no word for as it is. */
export function finalError(error: Error): Error {
  switch (typeOf(error)) {
    case ErrorType.ACCESS_DENIED:
      return new StoreUnavailableError(
        'EventStoreDB denies access. Check ESDB_USER, ESDB_PASSWORD and the rights of that user.',
        { cause: error },
      );
    case ErrorType.STREAM_DELETED:
      return new StoreDamagedError(`A stream of the log was deleted in EventStoreDB: ${error.message}`, {
        cause: error,
      });
    default:
      return error;
  }
}

/** The client keeps to itself what the nodes it asked for the others have answered. */
const UNDISCOVERED = 'no node of ESDB_URL answered; if they run, check ESDB_CA_FILE and the tls of ESDB_URL';

export function unavailable(cause: Error): StoreUnavailableError {
  const why = cause.message.startsWith('Failed to discover') ? UNDISCOVERED : cause.message;
  return new StoreUnavailableError(`EventStoreDB cannot be reached now: ${why}`, { cause });
}

export const closedError = (): StoreUnavailableError => new StoreUnavailableError('the store is closed');
