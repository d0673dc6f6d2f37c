import { type CallOptions, Client, type ClientReadableStream, type Metadata } from '@grpc/grpc-js';
import { readAnswer, type ReadAnswer } from './read-answer.js';
import type { ReadRequest } from './read-requests.js';

/** What a read or a subscription answers, as it comes. */
export type ReadCall = ClientReadableStream<ReadAnswer>;

/** The `Read` call of EventStoreDB's streams.proto: reads and subscriptions alike. */
export class StreamsClient extends Client {
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
}
