import type { AppendRequest } from './append-request.js';
import type { Outcome } from './event-log.js';
import { type Failure, rpcStatus } from './failure.js';
import { streamIdentifier, uuid } from './record.js';
import { NO_STREAM } from './stream.js';
import { grpc, shared, streams, wellKnown } from './stubs.js';

type BatchAppendResp = InstanceType<typeof streams.BatchAppendResp>;

/** The answer to one append of a batch; there a version conflict is an error. */
export function batchWritten(correlation: string, request: AppendRequest, outcome: Outcome): BatchAppendResp {
  if (!('position' in outcome)) return batchFailed(correlation, request, conflict(request, outcome.revision));
  const { revision, position } = outcome;
  const at = new shared.AllStreamPosition();
  at.setCommitPosition(String(position)).setPreparePosition(String(position));
  const success = new streams.BatchAppendResp.Success().setPosition(at);
  if (revision === NO_STREAM) success.setNoStream(new wellKnown.Empty());
  else success.setCurrentRevision(String(revision));
  return response(correlation, request).setSuccess(success);
}

export const batchFailed = (correlation: string, request: AppendRequest, failure: Failure): BatchAppendResp =>
  response(correlation, request).setError(rpcStatus(failure));

function response(correlation: string, { stream }: AppendRequest): BatchAppendResp {
  const made = new streams.BatchAppendResp();
  return made.setCorrelationId(uuid(correlation)).setStreamIdentifier(streamIdentifier(stream));
}

function conflict({ expected }: AppendRequest, revision: number): Failure {
  const message = new shared.WrongExpectedVersion();
  if (revision === NO_STREAM) message.setCurrentNoStream(new wellKnown.Empty());
  else message.setCurrentStreamRevision(String(revision));
  if (expected === 'any') message.setExpectedAny(new wellKnown.Empty());
  else if (expected === 'no_stream') message.setExpectedNoStream(new wellKnown.Empty());
  else if (expected === 'stream_exists') message.setExpectedStreamExists(new wellKnown.Empty());
  else message.setExpectedStreamPosition(String(expected));
  return {
    code: grpc.status.FAILED_PRECONDITION,
    details: 'WrongExpectedVersion',
    inBatch: { type: 'event_store.client.WrongExpectedVersion', message },
  };
}
