import { UnknownError } from '@eventstore/db-client';
import { unpackToCommandError } from '@eventstore/db-client/dist/streams/appendToStream/unpackError.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import protobuf from 'protobufjs/minimal.js';
import { textIn } from './text-in.js';

/** What the server says of one append. */
export interface AppendAnswer {
  readonly correlation: string;
  /** Why it did not append, in the client's words; absent where it did. */
  readonly refusal?: Error;
}

/**
 * Reads a `BatchAppendResp` of EventStoreDB's streams.proto. Where the events stand now is not read: the log tells that.
 * @throws RangeError where the bytes are no such message
 */
export function appendAnswer(bytes: Uint8Array): AppendAnswer {
  const reader = protobuf.Reader.create(bytes);
  let correlation = '';
  let refusal: Error | undefined;
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) correlation = textIn(reader, 2);
    else {
      if (tag >>> 3 === 2) refusal = refusalIn(bytes);
      reader.skipType(tag & 7);
    }
  }
  return refusal ? { correlation, refusal } : { correlation };
}

/** Refusals are few and of many kinds: the client reads them. */
function refusalIn(bytes: Uint8Array): Error {
  const answer = streams.BatchAppendResp.deserializeBinary(bytes);
  const status = answer.getError()!;
  const stream = Buffer.from(answer.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();
  return status.hasDetails()
    ? unpackToCommandError(status, stream)
    : new UnknownError(undefined, status.getMessage());
}
