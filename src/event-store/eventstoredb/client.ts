import {
  type ChannelCredentialOptions,
  type Credentials,
  type DNSClusterOptions,
  EventStoreDBClient,
  type GossipClusterOptions,
  type SingleNodeOptions,
} from '@eventstore/db-client';
import type { ReadRequest } from './wire/read-requests.js';
import { StreamsClient, type ReadCall } from './wire/streams-client.js';

export type ClientSettings = SingleNodeOptions | GossipClusterOptions | DNSClusterOptions;

type Channel = Awaited<ReturnType<Client['getChannel']>>;

/**
 * The client, with things its authors keep to themselves: asking the server what it can do before the first append needs to
 * know, reading without making an object of everything that is read, and letting go of its connections.
 */
export class Client extends EventStoreDBClient {
  private readonly channels = new Set<Channel>();

  constructor(settings: ClientSettings, channel?: ChannelCredentialOptions, credentials?: Credentials) {
    // The constructor takes any of the three; its types have one overload for each.
    super(settings as SingleNodeOptions, channel, credentials);
    const open = this.getChannel;
    this.getChannel = async () => {
      const channel = await open();
      this.channels.add(channel);
      return channel;
    };
  }

  /** Connects. The client keeps a failure of this for ever and appends nothing afterwards: one that failed is thrown away. */
  async connect(): Promise<void> {
    await this.capabilities;
  }

  /** Begins a read or a subscription. It goes on until it is cancelled or the server ends it. */
  readonly read = (request: ReadRequest): Promise<ReadCall> =>
    this.GRPCStreamCreator(StreamsClient, 'read', (client) =>
      client.read(request, ...this.callArguments({}, { deadline: Infinity })),
    )();

  /** Ends every call and closes every connection. */
  async shut(): Promise<void> {
    await this.dispose();
    for (const channel of this.channels) channel.close();
  }
}
