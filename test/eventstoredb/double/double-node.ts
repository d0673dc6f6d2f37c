import { randomUUID } from 'node:crypto';
import type { Metadata, ServerCredentials } from '@grpc/grpc-js';
import type { Host, Settings } from './answering.js';
import { appendCalls } from './append-calls.js';
import { deleteCalls } from './delete-calls.js';
import type { EventLog } from './event-log.js';
import { type Failure, noLeader, notAuthenticated, notLeader, notReady } from './failure.js';
import type { Faults, Operation } from './faults.js';
import { Listener } from './listener.js';
import { featureCalls, gossipCalls, type Member } from './node-calls.js';
import { readCalls } from './read-calls.js';
import { featuresService, gossipService, grpc, streamsService } from './stubs.js';

/** What a node knows of its cluster. */
export interface Cluster {
  readonly log: EventLog;
  readonly faults: Faults;
  readonly settings: Settings;
  readonly members: readonly Member[];
  readonly leader: Member | undefined;
}

export interface NodeOptions {
  readonly port: number;
  readonly credentials: ServerCredentials;
  /** The user and password that every call has to name, as `user:password`. */
  readonly user?: string;
}

/** One server on one port. */
export class DoubleNode implements Host, Member {
  readonly id = randomUUID();
  readonly log: EventLog;
  readonly faults: Faults;
  readonly settings: Settings;
  role: Member['role'] = 'follower';
  private readonly listener: Listener;
  private reached: number | undefined;

  constructor(
    private readonly cluster: Cluster,
    private readonly options: NodeOptions,
  ) {
    ({ log: this.log, faults: this.faults, settings: this.settings } = cluster);
    const server = new grpc.Server();
    server.addService(
      { ...streamsService.StreamsService, read: readsAreSerialised },
      { ...appendCalls(this), ...readCalls(this), ...deleteCalls(this) },
    );
    server.addService(featuresService.ServerFeaturesService, featureCalls(this));
    server.addService(
      gossipService.GossipService,
      gossipCalls(this, () => cluster.members),
    );
    this.listener = new Listener('127.0.0.1', options.port, server, options.credentials);
  }

  get host(): string {
    return this.listener.host;
  }

  get port(): number {
    return this.listener.port;
  }

  get alive(): boolean {
    return this.listener.isListening;
  }

  get visible(): number {
    return this.reached ?? this.log.length;
  }

  /** Clients that are connected. */
  get connections(): number {
    return this.listener.connections;
  }

  start(): Promise<void> {
    return this.listener.start();
  }

  /** Its clients lose their connections; started again, it listens on the same port. */
  stop(): Promise<void> {
    return this.listener.stop();
  }

  dropConnections(): void {
    this.listener.cutAll();
  }

  /** What is written from here on does not reach this node, until it catches up. */
  holdBack(): void {
    this.reached = this.log.length;
  }

  catchUp(): void {
    this.reached = undefined;
    this.log.tell();
  }

  reset(peer: string): void {
    this.listener.cut(peer);
  }

  /** A follower hands writes on to the leader, unless the client wants the leader itself. */
  refusal(metadata: Metadata, operation: Operation): Failure | undefined {
    if (operation === 'gossip') return undefined;
    const { user } = this.options;
    if (user !== undefined && operation !== 'features') {
      const [given] = metadata.get('authorization');
      if (given !== `Basic ${Buffer.from(user).toString('base64')}`) return notAuthenticated;
    }
    if (this.role === 'unready') return notReady;
    const { leader } = this.cluster;
    const writes = operation === 'append' || operation === 'delete';
    if (writes && !leader) return noLeader;
    const wantsLeader = metadata.get('requires-leader')[0] === 'true';
    if (wantsLeader && this.role !== 'leader') return leader ? notLeader(leader) : noLeader;
    return undefined;
  }
}

const readsAreSerialised = {
  ...streamsService.StreamsService.read,
  responseSerialize: (serialised: Uint8Array) =>
    Buffer.from(serialised.buffer, serialised.byteOffset, serialised.byteLength),
};
