import type { AppendRequest, StoredEvent } from './event-store.js';
import { NO_STREAM, WrongExpectedRevisionError } from './event-store.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * What every store asks of a request before it looks at the log. Names and bodies must be well-formed Unicode,
 * since UTF-8 cannot keep a lone surrogate.
 * @throws RangeError naming what is wrong; a fault of the caller's, which no retry mends
 */
export function checkRequest({ stream, expectedRevision, events }: AppendRequest): void {
  if (stream === '' || !stream.isWellFormed()) throw new RangeError('a stream needs a name in Unicode');
  if (!Number.isSafeInteger(expectedRevision) || expectedRevision < NO_STREAM)
    throw new RangeError(`${expectedRevision} is not a revision`);
  if (events.length === 0) throw new RangeError('a request needs at least one event');
  for (const { id, body } of events) {
    if (!UUID.test(id)) throw new RangeError(`"${id}" is not a UUID in lower case`);
    if (!body.isWellFormed()) throw new RangeError(`the body of event ${id} is not Unicode`);
  }
}

/** @throws RangeError where it is not a position or revision to read from: a whole number, 0 or more */
export function checkOrdinal(ordinal: number): void {
  if (!Number.isSafeInteger(ordinal) || ordinal < 0) throw new RangeError(`${ordinal} is not an ordinal`);
}

/**
 * Whether a request is to be written, was written before, or is refused.
 * @param head revision of the stream's last event; NO_STREAM where there is none
 * @param recorded the stream's events from one revision to another, both inclusive
 */
export function judge(
  request: AppendRequest,
  head: number,
  recorded: (from: number, to: number) => readonly Pick<StoredEvent, 'id'>[],
): 'write' | 'already-recorded' | WrongExpectedRevisionError {
  const { stream, expectedRevision, events } = request;
  if (head === expectedRevision) return 'write';
  const last = expectedRevision + events.length;
  if (head >= last) {
    const there = recorded(expectedRevision + 1, last);
    if (events.every((event, i) => event.id === there[i]?.id)) return 'already-recorded';
  }
  return new WrongExpectedRevisionError(stream, expectedRevision, head);
}
