import type { ServerCredentials } from '@grpc/grpc-js';
import type { Settings } from './answering.js';
import { type Cluster, DoubleNode } from './double-node.js';
import { EventLog } from './event-log.js';
import { Faults } from './faults.js';
import { systemEvent } from './stream-metadata.js';
import { grpc } from './stubs.js';

export interface DoubleOptions extends Partial<Settings> {
  /** Nodes that share the log; the first leads. */
  readonly nodes?: number;
  /** Of the first node, the others following it; free ones where none is given. */
  readonly port?: number;
  readonly tls?: { readonly key: Buffer; readonly certificate: Buffer };
  /** `user:password`, which every call must name; clients name them over TLS only. */
  readonly user?: string;
}

/**
 * A server of EventStoreDB in this process, of one node or several, with faults on demand. It speaks the protocol of the
 * unmodified client and keeps its log in memory.
 */
export class EventStoreDbDouble implements Cluster {
  readonly log = new EventLog();
  readonly faults = new Faults();
  readonly settings: Settings;
  readonly members: readonly DoubleNode[];
  private readonly tls: boolean;

  private constructor(options: DoubleOptions) {
    const { nodes = 1, port = 0, tls, user } = options;
    const { maxAppendSize = 1024 * 1024, liveBuffer = 1_024, dropSlowConsumers = false } = options;
    this.settings = { maxAppendSize, liveBuffer, dropSlowConsumers };
    this.tls = tls !== undefined;
    const credentials = credentialsOf(tls);
    this.members = Array.from(
      { length: nodes },
      (_, n) => new DoubleNode(this, { port: port === 0 ? 0 : port + n, credentials, user }),
    );
    this.members[0]!.role = 'leader';
    // A server that was never used has events of its own.
    this.log.append('$users', 'no_stream', [systemEvent('$UserCreated', '{}')]);
    this.log.append('$$$stats-double', 'no_stream', [systemEvent('$metadata', '{"$maxAge":86400}')]);
  }

  static async start(options: DoubleOptions = {}): Promise<EventStoreDbDouble> {
    const double = new EventStoreDbDouble(options);
    for (const node of double.members) await node.start();
    return double;
  }

  /** What a client connects to: a node by its address, several by their gossip. */
  get url(): string {
    const hosts = this.members.map(({ host, port }) => `${host}:${port}`).join(',');
    return `esdb://${hosts}?tls=${this.tls}`;
  }

  get leader(): DoubleNode | undefined {
    return this.members.find(({ role, alive }) => role === 'leader' && alive);
  }

  /** Makes a node the leader, and the one that was a follower; without one, the cluster takes no writes. */
  elect(leader: DoubleNode | undefined): void {
    for (const node of this.members) if (node.role === 'leader') node.role = 'follower';
    if (leader) leader.role = 'leader';
  }

  async stop(): Promise<void> {
    await Promise.all(this.members.map((node) => node.stop()));
  }
}

function credentialsOf(tls: DoubleOptions['tls']): ServerCredentials {
  if (!tls) return grpc.ServerCredentials.createInsecure();
  const pair = { private_key: tls.key, cert_chain: tls.certificate };
  return grpc.ServerCredentials.createSsl(null, [pair]);
}
