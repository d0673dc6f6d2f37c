import { randomUUID } from 'node:crypto';
import {
  AccessDeniedError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import { appendAnswer } from './append-answer.js';

const correlation = randomUUID();

/** An answer as a server sends it, written by the stubs that ship with the client. */
function answer(set: (answer: InstanceType<typeof streams.BatchAppendResp>) => void): Uint8Array {
  const made = new streams.BatchAppendResp();
  made.setCorrelationId(new shared.UUID().setString(correlation));
  made.setStreamIdentifier(
    new shared.StreamIdentifier().setStreamName(Buffer.from('一个产品').toString('base64')),
  );
  set(made);
  return made.serializeBinary();
}

function refusal(type: string, message: { serializeBinary: () => Uint8Array }): Uint8Array {
  const details = new any.Any();
  details.pack(message.serializeBinary(), `event_store.client.${type}`);
  return answer((made) => made.setError(new status.Status().setMessage(type).setDetails(details)));
}

it('of success names the append', () => {
  const bytes = answer((made) =>
    made.setSuccess(new streams.BatchAppendResp.Success().setCurrentRevision('7')),
  );
  expect(appendAnswer(bytes)).toEqual({ correlation });
});

it.each([
  ['AccessDenied', new shared.AccessDenied(), AccessDeniedError],
  ['StreamDeleted', new shared.StreamDeleted(), StreamDeletedError],
  ['MaximumAppendSizeExceeded', new shared.MaximumAppendSizeExceeded(), MaxAppendSizeExceededError],
  [
    'WrongExpectedVersion',
    new shared.WrongExpectedVersion().setCurrentStreamRevision('4'),
    WrongExpectedVersionError,
  ],
  ['NobodyKnowsYet', new shared.Unknown(), UnknownError],
])('of refusal, %s, is an error of the client', (type, message, error) => {
  const read = appendAnswer(refusal(type, message));
  expect(read.correlation).toBe(correlation);
  expect(read.refusal).toBeInstanceOf(error);
});

it('of a wrong revision says the stream and where it is', () => {
  const message = new shared.WrongExpectedVersion()
    .setCurrentStreamRevision('4')
    .setExpectedStreamPosition('2');
  expect(appendAnswer(refusal('WrongExpectedVersion', message)).refusal).toMatchObject({
    streamName: '一个产品',
    actualVersion: 4n,
  });
});

it('of refusal without a reason gives its message', () => {
  const bytes = answer((made) => made.setError(new status.Status().setMessage('Too busy')));
  expect(appendAnswer(bytes).refusal).toMatchObject({ message: expect.stringContaining('Too busy') });
});
