import { shared, streams } from './stubs.js';

/** An event as a client proposes it. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** Where an event stands. */
export interface Place {
  readonly stream: string;
  readonly revision: number;
  /** Its commit and its prepare position. */
  readonly position: number;
}

const TICKS_PER_MILLISECOND = 10_000n;

/** The answer that hands the event to a reader: a serialised ReadResp. It is made once, when the event is written. */
export function encodeRecord(event: ProposedEvent, { stream, revision, position }: Place): Uint8Array {
  const record = new streams.ReadResp.ReadEvent.RecordedEvent();
  record.setId(uuid(event.id));
  record.setStreamIdentifier(streamIdentifier(stream));
  record.setStreamRevision(String(revision));
  record.setCommitPosition(String(position));
  record.setPreparePosition(String(position));
  record.setData(event.data);
  record.setCustomMetadata(event.metadata);
  record
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', event.contentType)
    .set('created', String(BigInt(Date.now()) * TICKS_PER_MILLISECOND));
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(record);
  read.setCommitPosition(String(position));
  return new streams.ReadResp().setEvent(read).serializeBinary();
}

export const idOfRecord = (record: Uint8Array): string =>
  streams.ReadResp.deserializeBinary(record).getEvent()!.getEvent()!.getId()!.getString();

export const uuid = (text: string): InstanceType<typeof shared.UUID> => new shared.UUID().setString(text);

export const streamIdentifier = (name: string): InstanceType<typeof shared.StreamIdentifier> =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(name));
