import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import fc from 'fast-check';
import { readAnswer, type WireEvent } from './read-answer.js';

const { ReadResp } = streams;
const { RecordedEvent } = ReadResp.ReadEvent;

/** What a server sends for an event, written by the stubs that ship with the client. */
function sent(event: WireEvent): Uint8Array {
  const id = new shared.UUID();
  id.setString(event.id);
  const stream = new shared.StreamIdentifier();
  stream.setStreamName(Buffer.from(event.streamId).toString('base64'));
  const recorded = new RecordedEvent();
  recorded.setId(id);
  recorded.setStreamIdentifier(stream);
  recorded.setStreamRevision(String(event.revision));
  recorded.setCommitPosition(String(event.commit));
  recorded.setPreparePosition(String(event.prepare));
  recorded.getMetadataMap().set('created', '17335234567890123');
  recorded.getMetadataMap().set('type', event.type);
  recorded.getMetadataMap().set('content-type', event.contentType);
  recorded.setCustomMetadata(event.metadata);
  recorded.setData(event.data);
  const read = new ReadResp.ReadEvent();
  read.setEvent(recorded);
  read.setCommitPosition(String(event.commit));
  const answer = new ReadResp();
  answer.setEvent(read);
  return answer.serializeBinary();
}

function notice(set: (answer: InstanceType<typeof ReadResp>) => void): Uint8Array {
  const answer = new ReadResp();
  set(answer);
  return answer.serializeBinary();
}

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const place = fc.oneof(fc.nat(), fc.maxSafeNat());
const events = fc.record<WireEvent>({
  streamId: text,
  revision: place,
  id: fc.uuid(),
  type: text,
  contentType: text,
  data: fc.uint8Array({ maxLength: 300 }),
  metadata: fc.uint8Array({ maxLength: 60 }),
  commit: place,
  prepare: place,
});

describe('an answer of EventStoreDB', () => {
  it('says of an event what the stubs of the client have written', () => {
    fc.assert(
      fc.property(events, (event) => {
        const { data, metadata, ...rest } = readAnswer(Buffer.from(sent(event))) as WireEvent;
        expect({ ...rest, data: [...data], metadata: [...metadata] }).toEqual({
          ...event,
          data: [...event.data],
          metadata: [...event.metadata],
        });
      }),
    );
  });

  it.each([
    ['confirmed', notice((answer) => answer.setConfirmation(new ReadResp.SubscriptionConfirmation()))],
    ['caught-up', notice((answer) => answer.setCaughtUp(new ReadResp.CaughtUp()))],
    ['fell-behind', notice((answer) => answer.setFellBehind(new ReadResp.FellBehind()))],
    ['stream-not-found', notice((answer) => answer.setStreamNotFound(new ReadResp.StreamNotFound()))],
    ['other', notice((answer) => answer.setCheckpoint(new ReadResp.Checkpoint()))],
    ['other', notice((answer) => answer.setLastStreamPosition('7'))],
    ['other', new Uint8Array()],
  ])('may be no event but "%s"', (said, bytes) => {
    expect(readAnswer(bytes)).toBe(said);
  });

  it('is refused where it is cut off', () => {
    fc.assert(
      fc.property(events, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (event, share) => {
        const bytes = sent(event);
        const cut = bytes.subarray(0, 1 + Math.floor(share * (bytes.length - 1)));
        expect(() => readAnswer(Buffer.from(cut))).toThrow(RangeError);
      }),
    );
  });
});
