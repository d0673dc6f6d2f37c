import protobuf from 'protobufjs/minimal.js';
import { NO_STREAM } from '../../event-store.js';

/** An event on its way to the server. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** Events that are appended to a stream together or not at all. */
export interface WireAppend {
  /** Tells its answer from others' on the same call. */
  readonly correlation: string;
  readonly streamId: string;
  /** Revision of the stream's last event; NO_STREAM where there is none yet. */
  readonly expectedRevision: number;
  readonly events: readonly ProposedEvent[];
}

const VARINT = 0;
const BYTES = 2;
const tag = (field: number, wireType: number): number => (field << 3) | wireType;

/**
 * Writes a `BatchAppendReq` of EventStoreDB's streams.proto that holds an append whole.
 * @param deadline when the server need not begin any more
 */
export function appendRequest(
  { correlation, streamId, expectedRevision, events }: WireAppend,
  deadline: Date,
): Buffer {
  const writer = protobuf.Writer.create();
  writeUuid(writer.uint32(tag(1, BYTES)), correlation);
  writeOptions(writer.uint32(tag(2, BYTES)), streamId, expectedRevision, deadline);
  for (const event of events) writeProposed(writer.uint32(tag(3, BYTES)), event);
  writer.uint32(tag(4, VARINT)).bool(true);
  const bytes = writer.finish();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function writeOptions(
  writer: protobuf.Writer,
  streamId: string,
  expectedRevision: number,
  deadline: Date,
): void {
  writer.fork();
  writer.uint32(tag(1, BYTES)).fork().uint32(tag(3, BYTES)).string(streamId).ldelim();
  if (expectedRevision === NO_STREAM) writer.uint32(tag(3, BYTES)).fork().ldelim();
  else writer.uint32(tag(2, VARINT)).uint64(expectedRevision);
  const [seconds, milliseconds] = [Math.floor(deadline.getTime() / 1000), deadline.getTime() % 1000];
  writer.uint32(tag(6, BYTES)).fork().uint32(tag(1, VARINT)).int64(seconds);
  writer
    .uint32(tag(2, VARINT))
    .int32(milliseconds * 1e6)
    .ldelim();
  writer.ldelim();
}

function writeProposed(
  writer: protobuf.Writer,
  { id, type, contentType, data, metadata }: ProposedEvent,
): void {
  writer.fork();
  writeUuid(writer.uint32(tag(1, BYTES)), id);
  writeLabel(writer, 'type', type);
  writeLabel(writer, 'content-type', contentType);
  writer.uint32(tag(3, BYTES)).bytes(metadata).uint32(tag(4, BYTES)).bytes(data);
  writer.ldelim();
}

/** A UUID as text. */
const writeUuid = (writer: protobuf.Writer, uuid: string): protobuf.Writer =>
  writer.fork().uint32(tag(2, BYTES)).string(uuid).ldelim();

/** An entry of the metadata that the server keeps itself: a name and a value. */
const writeLabel = (writer: protobuf.Writer, name: string, value: string): protobuf.Writer =>
  writer
    .uint32(tag(2, BYTES))
    .fork()
    .uint32(tag(1, BYTES))
    .string(name)
    .uint32(tag(2, BYTES))
    .string(value)
    .ldelim();
