import { finished } from 'node:stream/promises';
import {
  type ChannelCredentialOptions,
  type Credentials,
  type DNSClusterOptions,
  EventStoreDBClient,
  type GossipClusterOptions,
  type SingleNodeOptions,
} from '@eventstore/db-client';
import type { WireAppend } from './wire/append-request.js';
import { AppendStream } from './wire/append-stream.js';
import type { ReadRequest } from './wire/read-requests.js';
import { ServerFeaturesClient } from './wire/server-features-client.js';
import { StreamsClient, type ReadCall } from './wire/streams-client.js';
import { within } from './within.js';

export type ClientSettings = SingleNodeOptions | GossipClusterOptions | DNSClusterOptions;

type Channel = Awaited<ReturnType<Client['getChannel']>>;

/**
 * The client, with things its authors keep to themselves: asking the server what it can do, reading and appending without
 * making an object of everything that goes over the wire, and letting go of its connections.
 */
export class Client extends EventStoreDBClient {
  private readonly channels = new Set<Channel>();
  private appends: Promise<AppendStream> | undefined;
  private ended = false;

  constructor(settings: ClientSettings, channel?: ChannelCredentialOptions, credentials?: Credentials) {
    // The constructor takes any of the three; its types have one overload for each.
    super(settings as SingleNodeOptions, channel, credentials);
    const open = this.getChannel;
    this.getChannel = async () => {
      const channel = await open();
      this.channels.add(channel);
      // It was being found while the client was ended.
      if (this.ended) channel.close();
      return channel;
    };
  }

  /** Finds a node and asks it what it can do. The client keeps a failure to find one: it is thrown away then. */
  async connect(): Promise<void> {
    const call = await this.GRPCStreamCreator(ServerFeaturesClient, 'features', (client) =>
      client.supportedMethods(...this.callArguments({})),
    )();
    await finished(call.resume());
  }

  /** Begins a read or a subscription. It goes on until it is cancelled or the server ends it. */
  readonly read = (request: ReadRequest): Promise<ReadCall> =>
    this.GRPCStreamCreator(StreamsClient, 'read', (client) =>
      client.read(request, ...this.callArguments({}, { deadline: Infinity })),
    )();

  /**
   * Appends. What is asked for one after the other, without waiting, reaches the server in that order.
   * @throws what the server refuses it with; what ended the call before it answered
   */
  async append(append: WireAppend): Promise<void> {
    const stream = await (this.appends ??= this.beginAppends());
    return stream.append(append, this.createDeadline());
  }

  /**
   * Ends every call and closes every connection.
   * @param patience with calls that do not end, in milliseconds; their connections are closed all the same
   */
  async shut(patience: number): Promise<void> {
    this.ended = true;
    await within(this.dispose(), patience).catch(() => undefined);
    for (const channel of this.channels) channel.close();
  }

  private beginAppends(): Promise<AppendStream> {
    const forget = (): void => {
      if (this.appends === begun) this.appends = undefined;
    };
    let stream: AppendStream;
    const begun = this.GRPCStreamCreator(StreamsClient, 'append', (client) => {
      const call = client.append(...this.callArguments({}, { deadline: Infinity }));
      stream = new AppendStream(call, forget);
      return call;
    })().then(() => stream);
    begun.catch(forget);
    return begun;
  }
}
