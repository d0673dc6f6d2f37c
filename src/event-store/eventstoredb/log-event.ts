import { StoreDamagedError, type NewEvent, type StoredEvent } from '../event-store.js';
import type { LogNames } from './log-names.js';
import type { ProposedEvent } from './wire/append-request.js';
import type { WireEvent } from './wire/read-answer.js';

/** An event of the log as EventStoreDB holds it. */
export interface LogEvent {
  /** Its name in the register. */
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  /** The request that wrote it. */
  readonly correlation: string | undefined;
  /** Its place in $all: two byte offsets, ascending in this order, with gaps. */
  readonly commit: number;
  readonly prepare: number;
}

/** Content type of what is kept as it is, to the byte. */
export const BYTES = 'application/octet-stream';
const CORRELATION = /"\$correlationId":"([^"]*)"/;
const UTF8 = new TextEncoder();
/** A canonical envelope ends with its type and version; what does not is written all the same. */
const TYPE = /"type":"([A-Za-z][A-Za-z0-9]{0,99})","version":\d{1,9}\}$/;

/**
 * An event for the wire. The body goes as it is, to the byte; its type only labels it for whoever looks at the store.
 * @param correlation tells which request wrote it, where several wrote the same
 */
export function proposedEvent({ id, body }: NewEvent, correlation: string): ProposedEvent {
  return {
    id,
    contentType: BYTES,
    type: TYPE.exec(body)?.[1] ?? 'Event',
    data: UTF8.encode(body),
    metadata: UTF8.encode(`{"$correlationId":"${correlation}"}`),
  };
}

/** An event of $all; undefined where it is not of the log. */
export function logEvent(event: WireEvent, names: LogNames): LogEvent | undefined {
  if (event.type.startsWith('$')) return undefined;
  const stream = names.streamOf(event.streamId);
  return stream === undefined ? undefined : toLogEvent(event, stream);
}

export function toLogEvent(event: WireEvent, stream: string): LogEvent {
  const { id, revision, contentType, data, commit, prepare } = event;
  return {
    stream,
    revision,
    id,
    contentType,
    data,
    correlation: correlationOf(event.metadata),
    commit,
    prepare,
  };
}

const UTF8_TEXT = new TextDecoder();

/** Absent where another program wrote the event, with metadata of its own. */
function correlationOf(metadata: Uint8Array): string | undefined {
  return CORRELATION.exec(UTF8_TEXT.decode(metadata))?.[1];
}

/**
 * The event as the port hands it out.
 * @throws StoreDamagedError where another program wrote it
 */
export function storedEvent(
  { stream, revision, id, contentType, data }: LogEvent,
  position: number,
): StoredEvent {
  if (contentType !== BYTES)
    throw new StoreDamagedError(
      `Event ${id} in stream "${stream}" was not written by Clockstop: its body is not kept as bytes.`,
    );
  const body = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString();
  return { stream, revision, position, id, body };
}
