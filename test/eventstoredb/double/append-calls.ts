import type { sendUnaryData, ServerDuplexStream, ServerReadableStream } from '@grpc/grpc-js';
import { answer, type Host, Refused, unary } from './answering.js';
import { type AppendRequest, expectedOf, proposedEvent, sizeOf, streamNameOf } from './append-request.js';
import { batchFailed, batchWritten } from './batch-answers.js';
import type { Outcome } from './event-log.js';
import { appendTooLarge, type Failure, grpcError, streamDeleted } from './failure.js';
import { NO_STREAM } from './stream.js';
import { shared, streams } from './stubs.js';

type AppendReq = InstanceType<typeof streams.AppendReq>;
type AppendResp = InstanceType<typeof streams.AppendResp>;
type BatchAppendReq = InstanceType<typeof streams.BatchAppendReq>;
type BatchAppendResp = InstanceType<typeof streams.BatchAppendResp>;

export const appendCalls = (host: Host) => ({
  append(call: ServerReadableStream<AppendReq, AppendResp>, callback: sendUnaryData<AppendResp>): void {
    let request: AppendRequest | undefined;
    call.on('data', (message: AppendReq) => {
      const options = message.getOptions();
      if (options)
        request = {
          stream: streamNameOf(options),
          expected: expectedOf(options, options.getRevision()),
          events: [],
        };
      else request?.events.push(proposedEvent(message.getProposedMessage()!));
    });
    call.on('error', () => undefined);
    call.on('end', () => {
      if (request)
        answer(host, 'append', call, () => plainAnswer(request!, write(host, request!)), unary(callback));
    });
  },

  /** Many appends on one call; the parts of one share a correlation id. */
  batchAppend(call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void {
    const begun = new Map<string, AppendRequest>();
    let broken = false;
    const breakOff = (failure: Failure): void => {
      broken = true;
      call.emit('error', grpcError(failure));
    };
    call.on('data', (message: BatchAppendReq) => {
      if (broken) return;
      const correlation = message.getCorrelationId()!.getString();
      const options = message.getOptions();
      if (options)
        begun.set(correlation, {
          stream: streamNameOf(options),
          expected: expectedOf(options, options.getStreamPosition()),
          events: [],
        });
      const request = begun.get(correlation);
      if (!request) return;
      for (const proposed of message.getProposedMessagesList()) request.events.push(proposedEvent(proposed));
      if (!message.getIsFinal()) return;
      begun.delete(correlation);
      answer(host, 'append', call, () => write(host, request), {
        succeed: (outcome) => call.write(batchWritten(correlation, request, outcome)),
        fail: (failure) =>
          failure.inBatch ? call.write(batchFailed(correlation, request, failure)) : breakOff(failure),
      });
    });
    call.on('error', () => (broken = true));
    call.on('cancelled', () => (broken = true));
    call.on('end', () => call.end());
  },
});

function write(host: Host, request: AppendRequest): Outcome {
  if (sizeOf(request) > host.settings.maxAppendSize)
    throw new Refused(appendTooLarge(host.settings.maxAppendSize));
  const outcome = host.log.append(request.stream, request.expected, request.events);
  if (outcome.decision === 'stream-deleted') throw new Refused(streamDeleted(request.stream));
  return outcome;
}

/** A version conflict is an answer like any other here. */
function plainAnswer({ expected }: AppendRequest, outcome: Outcome): AppendResp {
  const response = new streams.AppendResp();
  if ('position' in outcome) {
    const { revision, position } = outcome;
    const at = new streams.AppendResp.Position();
    at.setCommitPosition(String(position)).setPreparePosition(String(position));
    const success = new streams.AppendResp.Success().setPosition(at);
    if (revision === NO_STREAM) success.setNoStream(new shared.Empty());
    else success.setCurrentRevision(String(revision));
    return response.setSuccess(success);
  }
  const conflict = new streams.AppendResp.WrongExpectedVersion();
  if (outcome.revision === NO_STREAM) conflict.setCurrentNoStream(new shared.Empty());
  else conflict.setCurrentRevision(String(outcome.revision));
  if (expected === 'any') conflict.setExpectedAny(new shared.Empty());
  else if (expected === 'no_stream') conflict.setExpectedNoStream(new shared.Empty());
  else if (expected === 'stream_exists') conflict.setExpectedStreamExists(new shared.Empty());
  else conflict.setExpectedRevision(String(expected));
  return response.setWrongExpectedVersion(conflict);
}
