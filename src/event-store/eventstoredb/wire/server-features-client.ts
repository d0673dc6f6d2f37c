import { type CallOptions, Client, type ClientReadableStream, type Metadata } from '@grpc/grpc-js';

/** Calls of EventStoreDB's serverfeatures.proto. */
export class ServerFeaturesClient extends Client {
  /**
   * `GetSupportedMethods`, whose answer is left as it is. It has one answer and is begun as a call with many, which is the same
   * on the wire: such a call ends with the client, where one that waits for its answer would hold the connection for ever.
   */
  supportedMethods(metadata: Metadata, options: CallOptions): ClientReadableStream<Buffer> {
    return this.makeServerStreamRequest(
      '/event_store.client.server_features.ServerFeatures/GetSupportedMethods',
      (message: Buffer) => message,
      (answer: Buffer) => answer,
      Buffer.alloc(0),
      metadata,
      options,
    );
  }
}
