import protobuf from 'protobufjs/minimal.js';
import { textIn } from './text-in.js';

/** An event as it comes over the wire. */
export interface WireEvent {
  readonly streamId: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  /** What its writer put beside it. */
  readonly metadata: Uint8Array;
  /** Its place in $all. */
  readonly commit: number;
  readonly prepare: number;
}

/** What a read or a subscription says besides events; `other` for what nobody here asks for. */
export type Notice = 'confirmed' | 'caught-up' | 'fell-behind' | 'stream-not-found' | 'other';

export type ReadAnswer = WireEvent | Notice;

/** Fields of `ReadResp`; the first is an event. */
const NOTICES: Readonly<Record<number, Notice>> = {
  2: 'confirmed',
  4: 'stream-not-found',
  8: 'caught-up',
  9: 'fell-behind',
};

/**
 * Reads a `ReadResp` of EventStoreDB's streams.proto. The stubs that ship with the client read it too, at several times the
 * cost, and this is done for every event of the log.
 * @throws RangeError where the bytes are no such message
 */
export function readAnswer(bytes: Uint8Array): ReadAnswer {
  const reader = protobuf.Reader.create(bytes);
  let answer: ReadAnswer = 'other';
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) answer = readEvent(reader, reader.uint32() + reader.pos) ?? answer;
    else {
      answer = NOTICES[tag >>> 3] ?? answer;
      reader.skipType(tag & 7);
    }
  }
  return answer;
}

/** A `ReadEvent`: the event is its first field. */
function readEvent(reader: protobuf.Reader, end: number): WireEvent | undefined {
  let event: WireEvent | undefined;
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) event = readRecorded(reader, reader.uint32() + reader.pos);
    else reader.skipType(tag & 7);
  }
  return event;
}

const NOTHING = new Uint8Array();

/** A `RecordedEvent`. */
function readRecorded(reader: protobuf.Reader, end: number): WireEvent {
  const event = {
    streamId: '',
    revision: 0,
    id: '',
    type: '',
    contentType: '',
    data: NOTHING as Uint8Array,
    metadata: NOTHING as Uint8Array,
    commit: 0,
    prepare: 0,
  };
  while (reader.pos < end) {
    const tag = reader.uint32();
    switch (tag >>> 3) {
      case 1:
        // A UUID: as text in its second field.
        event.id = textIn(reader, 2);
        break;
      case 2:
        event.streamId = textIn(reader, 3);
        break;
      case 3:
        event.revision = wholeNumber(reader);
        break;
      case 4:
        event.prepare = wholeNumber(reader);
        break;
      case 5:
        event.commit = wholeNumber(reader);
        break;
      case 6:
        readLabel(reader, event);
        break;
      case 7:
        event.metadata = reader.bytes();
        break;
      case 8:
        event.data = reader.bytes();
        break;
      default:
        reader.skipType(tag & 7);
    }
  }
  return event;
}

/** An entry of the server's own metadata: a name and a value. */
function readLabel(reader: protobuf.Reader, event: { type: string; contentType: string }): void {
  const end = reader.uint32() + reader.pos;
  let [name, value] = ['', ''];
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) name = reader.string();
    else if (tag >>> 3 === 2) value = reader.string();
    else reader.skipType(tag & 7);
  }
  if (name === 'type') event.type = value;
  else if (name === 'content-type') event.contentType = value;
}

/** Byte offsets and revisions stay far below 2^53. */
function wholeNumber(reader: protobuf.Reader): number {
  const value = reader.uint64();
  return typeof value === 'number' ? value : value.high * 2 ** 32 + (value.low >>> 0);
}
