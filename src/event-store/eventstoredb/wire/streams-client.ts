import {
  type CallOptions,
  Client,
  type ClientDuplexStream,
  type ClientReadableStream,
  type Metadata,
} from '@grpc/grpc-js';
import { appendAnswer, type AppendAnswer } from './append-answer.js';
import { readAnswer, type ReadAnswer } from './read-answer.js';
import type { ReadRequest } from './read-requests.js';

/** What a read or a subscription answers, as it comes. */
export type ReadCall = ClientReadableStream<ReadAnswer>;

/** Appends, one message each, and their answers. */
export type AppendCall = ClientDuplexStream<Buffer, AppendAnswer>;

/** Calls of EventStoreDB's streams.proto. */
export class StreamsClient extends Client {
  /** `Read`: reads and subscriptions alike. */
  read(request: ReadRequest, metadata: Metadata, options: CallOptions): ReadCall {
    return this.makeServerStreamRequest(
      '/event_store.client.streams.Streams/Read',
      (message: ReadRequest) => Buffer.from(message.serializeBinary()),
      readAnswer,
      request,
      metadata,
      options,
    );
  }

  /** `BatchAppend`: any number of appends on one call. */
  append(metadata: Metadata, options: CallOptions): AppendCall {
    return this.makeBidiStreamRequest(
      '/event_store.client.streams.Streams/BatchAppend',
      (request: Buffer) => request,
      appendAnswer,
      metadata,
      options,
    );
  }
}
