import streams from '@eventstore/db-client/generated/streams_pb.js';
import fc from 'fast-check';
import { NO_STREAM } from '../../event-store.js';
import { appendRequest, type ProposedEvent, type WireAppend } from './append-request.js';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const event = fc.record<ProposedEvent>({
  id: fc.uuid(),
  type: text,
  contentType: text,
  data: fc.uint8Array({ maxLength: 300 }),
  metadata: fc.uint8Array({ maxLength: 60 }),
});
const appends = fc.record<WireAppend>({
  correlation: fc.uuid(),
  streamId: text,
  expectedRevision: fc.oneof(fc.constant(NO_STREAM), fc.nat(), fc.maxSafeNat()),
  events: fc.array(event, { maxLength: 5 }),
});
const deadlines = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });

/** An append as a server reads it, by the stubs that ship with the client. */
function received(bytes: Uint8Array): { append: WireAppend; deadline: Date; whole: boolean } {
  const request = streams.BatchAppendReq.deserializeBinary(bytes);
  const options = request.getOptions()!;
  return {
    append: {
      correlation: request.getCorrelationId()!.getString(),
      streamId: Buffer.from(options.getStreamIdentifier()!.getStreamName_asU8()).toString(),
      expectedRevision: options.hasNoStream() ? NO_STREAM : Number(options.getStreamPosition()),
      events: request.getProposedMessagesList().map((message) => ({
        id: message.getId()!.getString(),
        type: message.getMetadataMap().get('type')!,
        contentType: message.getMetadataMap().get('content-type')!,
        data: message.getData_asU8(),
        metadata: message.getCustomMetadata_asU8(),
      })),
    },
    deadline: options.getDeadline()!.toDate(),
    whole: request.getIsFinal(),
  };
}

const plain = ({ events, ...rest }: WireAppend): unknown => ({
  ...rest,
  events: events.map(({ data, metadata, ...event }) => ({
    ...event,
    data: [...data],
    metadata: [...metadata],
  })),
});

test('an append says to the stubs of the client what it holds', () => {
  fc.assert(
    fc.property(appends, deadlines, (append, deadline) => {
      const got = received(appendRequest(append, deadline));
      expect(plain(got.append)).toEqual(plain(append));
      expect(got.deadline).toEqual(deadline);
      expect(got.whole).toBe(true);
    }),
  );
});
