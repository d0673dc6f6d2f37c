import { randomUUID } from 'node:crypto';
import { type AppendRequest, EventTooLargeError, type NewEvent } from '../event-store.js';

/** What the server takes in one append unless it is told otherwise (MaxAppendSize), less a little. */
export const APPEND_BYTES = 1024 * 1024 - 16 * 1024;
/** Bytes that an event takes beside its body: id, type, correlation, framing. */
const EVENT_OVERHEAD = 256;

/** A request, or a part of one, that is written in one append. */
export interface AppendPart extends AppendRequest {
  /** Revision of its last event, once written. */
  readonly lastRevision: number;
  /** Tells its events from the same events written by another request. */
  readonly correlation: string;
}

/**
 * A request in parts that each stay below the server's limit; nearly always one.
 * @throws EventTooLargeError where an event alone does not
 */
export function appendParts({ stream, expectedRevision, events }: AppendRequest): AppendPart[] {
  const parts: AppendPart[] = [];
  let start = 0;
  let bytes = 0;
  const cut = (end: number): void => {
    if (end === start) return;
    parts.push({
      stream,
      expectedRevision: expectedRevision + start,
      events: events.slice(start, end),
      lastRevision: expectedRevision + end,
      correlation: randomUUID(),
    });
    [start, bytes] = [end, 0];
  };
  for (const [i, event] of events.entries()) {
    const size = sizeOf(event);
    if (bytes + size > APPEND_BYTES) cut(i);
    bytes += size;
  }
  cut(events.length);
  return parts;
}

function sizeOf({ id, body }: NewEvent): number {
  const bytes = Buffer.byteLength(body);
  if (bytes + EVENT_OVERHEAD > APPEND_BYTES)
    throw new EventTooLargeError(id, bytes, APPEND_BYTES - EVENT_OVERHEAD);
  return bytes + EVENT_OVERHEAD;
}
