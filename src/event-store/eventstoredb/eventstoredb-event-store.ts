import { checkOrdinal, checkRequest } from '../append-rules.js';
import type { Appended, AppendRequest, Following, StoredEvent, Subscription } from '../event-store.js';
import { EventStore, type WrongExpectedRevisionError } from '../event-store.js';
import { logPages } from '../log-pages.js';
import { Subscriptions } from '../subscriptions.js';
import { appendParts } from './append-parts.js';
import { Appender } from './appender.js';
import { Arrivals } from './arrivals.js';
import { Calls } from './calls.js';
import type { Client } from './client.js';
import { Connections } from './connections.js';
import { Counting } from './counting.js';
import { EventStoreDbCheckpointStore } from './eventstoredb-checkpoint-store.js';
import { closedError } from './failures.js';
import { Follower } from './follower.js';
import type { LogEvent } from './log-event.js';
import { LogNames } from './log-names.js';
import { holdsEvent, LogReader } from './log-reader.js';
import { Ordinals } from './ordinals.js';
import { OrdinalsFile } from './ordinals-file.js';
import { readAhead } from './read-ahead.js';
import { RecentEvents } from './recent-events.js';
import { TIMING, type Timing } from './timing.js';

/** How long a question waits for a position that another process has written, in milliseconds. */
const HOPE = 3_000;

export interface EventStoreDbOptions {
  /** Makes a client of the node or cluster; called again for each new connection. */
  readonly makeClient: () => Client;
  /** Names the log; see LogNames. */
  readonly log: string;
  /** Where the count of the log is kept; it is counted from its first event at each start where none is given. */
  readonly dataDir?: string;
  readonly timing?: Timing;
}

/**
 * Keeps the log in EventStoreDB or KurrentDB, for any number of processes. Each follows $all by one subscription and counts the
 * log's events: that makes the dense positions of the register, the same in every process.
 * Any read or write @throws StoreDamagedError where events of the log are gone.
 */
export class EventStoreDbEventStore extends EventStore {
  override readonly kind = 'eventstoredb';
  override readonly checkpoints: EventStoreDbCheckpointStore;
  private readonly recent: RecentEvents;
  private readonly follower: Follower;
  private readonly counting: Counting;
  private readonly appender: Appender;
  private readonly reader: LogReader;
  private readonly arrivals = new Arrivals();
  private readonly subscriptions = new Subscriptions((after, end) => this.livePage(after, end));
  private lastEventId = '';

  private constructor(
    private readonly connections: Connections,
    private readonly calls: Calls,
    names: LogNames,
    private readonly ordinals: Ordinals,
    private readonly file: OrdinalsFile | undefined,
  ) {
    super();
    this.recent = new RecentEvents(ordinals.count);
    this.follower = new Follower(calls, names, ordinals, (event, position) => this.take(event, position));
    this.counting = new Counting(calls, ordinals, this.arrivals, this.follower);
    this.appender = new Appender(calls, names, ordinals, this.arrivals, this.counting);
    this.reader = new LogReader(calls, names, ordinals, this.recent, this.counting);
    this.checkpoints = new EventStoreDbCheckpointStore(calls, names);
  }

  /**
   * Connects, and counts the log to its end: what an earlier process left in `dataDir` need not be counted again.
   * @throws StoreUnavailableError where no node answers in time, StoreRefusedError where access is denied
   * @throws StoreDamagedError where the log is not whole
   */
  static async open({ makeClient, log, dataDir, timing = TIMING }: EventStoreDbOptions): Promise<EventStore> {
    const connections = new Connections(makeClient);
    const calls = new Calls(connections, timing);
    const names = new LogNames(log);
    const file = dataDir === undefined ? undefined : new OrdinalsFile(dataDir, log);
    try {
      const kept = await file?.read((ordinals, id) => holdsEvent(calls, names, ordinals, id));
      const store = new EventStoreDbEventStore(connections, calls, names, kept ?? new Ordinals(), file);
      store.follower.start();
      await store.follower.ready();
      return store;
    } catch (error) {
      calls.close();
      await connections.close();
      throw error;
    }
  }

  /** @throws RangeError for a malformed request */
  override async append(request: AppendRequest): Promise<Appended> {
    this.checkOpen();
    checkRequest(request);
    return this.appender.append(appendParts(request));
  }

  /**
   * Many at a time, in an order that holds whatever fails. Where it rejects, the requests before are recorded; the same call again
   * finds them so and goes on.
   * @throws RangeError for a malformed request, EventTooLargeError; nothing of any is recorded then
   */
  override async appendAll(
    requests: readonly AppendRequest[],
  ): Promise<(Appended | WrongExpectedRevisionError)[]> {
    this.checkOpen();
    requests.forEach(checkRequest);
    return this.appender.appendInOrder(requests.map(appendParts));
  }

  override async readStream(stream: string, fromRevision = 0): Promise<StoredEvent[]> {
    this.checkOpen();
    checkOrdinal(fromRevision);
    return this.reader.stream(stream, fromRevision);
  }

  /** @throws StoreUnavailableError where the store is closed before the end is reached */
  override async *readAll(afterPosition: number): AsyncGenerator<readonly StoredEvent[], void, undefined> {
    checkOrdinal(afterPosition);
    const pages = logPages(afterPosition, await this.head(), (after, end) => {
      this.checkOpen();
      return this.reader.page(after, end);
    });
    yield* readAhead(pages);
  }

  override async readPositions(positions: readonly number[]): Promise<StoredEvent[]> {
    this.checkOpen();
    for (const position of positions)
      if (!Number.isSafeInteger(position) || position < 1 || position > this.ordinals.count)
        throw new RangeError(`the log has no position ${position}`);
    return this.reader.positions(positions);
  }

  /** @throws RangeError where it is not a position */
  override subscribe(afterPosition: number): Subscription {
    checkOrdinal(afterPosition);
    return this.subscriptions.start(afterPosition);
  }

  override async head(hoped = 0): Promise<number> {
    this.checkOpen();
    await this.counting.position(hoped, HOPE);
    return this.ordinals.count;
  }

  override following(): Following {
    return this.follower.following;
  }

  /** What is under way is refused; whoever asks again finds it recorded, or not. */
  override async close(): Promise<void> {
    if (this.calls.closed.aborted) return;
    this.calls.close();
    this.subscriptions.close();
    await this.follower.close();
    await this.connections.close();
    await this.file?.write(this.ordinals, this.lastEventId);
  }

  private take(event: LogEvent, position: number): void {
    this.recent.add(event);
    this.lastEventId = event.id;
    this.arrivals.tell(event, position);
    this.subscriptions.notify();
    // A cache that cannot be written is worth no more than a count at the next start.
    if (this.file?.isWorthWriting(this.ordinals))
      void this.file.write(this.ordinals, this.lastEventId).catch(() => undefined);
  }

  /** As long as it takes: whoever subscribes has no other way back. */
  private async livePage(after: number, end: number): Promise<StoredEvent[]> {
    try {
      this.checkOpen();
      return await this.reader.page(after, end, Infinity);
    } catch (error) {
      if (this.calls.closed.aborted) return [];
      throw error;
    }
  }

  private checkOpen(): void {
    if (this.calls.closed.aborted) throw closedError();
    if (this.follower.failure) throw this.follower.failure;
  }
}
