import { StoreDamagedError, type StoredEvent } from '../event-store.js';
import { PAGE_EVENTS } from '../log-pages.js';
import type { Calls } from './calls.js';
import type { Counting } from './counting.js';
import { Lanes } from './lanes.js';
import { logEvent, storedEvent, toLogEvent } from './log-event.js';
import type { LogNames } from './log-names.js';
import type { Ordinals } from './ordinals.js';
import { collect } from './read-call.js';
import type { RecentEvents } from './recent-events.js';
import type { WireEvent } from './wire/read-answer.js';
import { readAll, readStream } from './wire/read-requests.js';

/** Bytes of bodies after which a page takes no other. */
const PAGE_BYTES = 16 * 1024 * 1024;
/** Positions between two wanted ones up to which one read for both is cheaper. */
const NEAR = 16;
/** Reads of scattered positions at once. */
const AT_ONCE = 16;

/** Reads the log from the server. Every event is compared with what was counted at its place. */
export class LogReader {
  private readonly lanes = new Lanes(AT_ONCE);

  constructor(
    private readonly calls: Calls,
    private readonly names: LogNames,
    private readonly ordinals: Ordinals,
    private readonly recent: RecentEvents,
    private readonly counting: Counting,
  ) {}

  /**
   * The next page after a position, none of it beyond `end`; empty where nothing was counted there yet.
   * @param patience in milliseconds; the calls' own where none is given
   */
  async page(after: number, end: number, patience?: number): Promise<StoredEvent[]> {
    const most = Math.min(end, this.ordinals.count) - after;
    if (most <= 0) return [];
    const recent = this.recent.after(after, Math.min(most, PAGE_EVENTS));
    if (recent) return recent;
    return this.calls.run(async (connection) => {
      let bytes = 0;
      const request = readAll(this.ordinals.placeOf(after + 1), Math.min(most, PAGE_EVENTS));
      const events = await collect(connection, request, this.calls.timing.attempt, ({ data }) => {
        bytes += data.byteLength;
        return bytes >= PAGE_BYTES;
      });
      return this.counted(events, after);
    }, patience);
  }

  /**
   * A stream's events from a revision to its end.
   * @throws StoreDamagedError where events are missing, StoreUnavailableError where they are not counted in time
   */
  async stream(stream: string, fromRevision: number): Promise<StoredEvent[]> {
    const counted = this.ordinals.headOf(stream);
    const request = readStream(this.names.streamId(stream), fromRevision);
    const events = await this.calls.run((connection) =>
      collect(connection, request, this.calls.timing.attempt),
    );
    const last = fromRevision + events.length - 1;
    if (last < counted && fromRevision <= counted) throw incomplete(stream);
    if (events.length === 0) return [];
    await this.counting.revision(stream, last);
    const positions = this.ordinals.positionsOf(stream, fromRevision);
    return events.map((event, i) => {
      if (event.revision !== fromRevision + i) throw incomplete(stream);
      return storedEvent(toLogEvent(event, stream), positions[i]!);
    });
  }

  /** The events at these positions, in the order asked; neighbours in one read. */
  async positions(positions: readonly number[]): Promise<StoredEvent[]> {
    const found = new Map<number, StoredEvent>();
    await Promise.all(
      runsOf(positions).map(([first, last]) =>
        this.lanes.run(async () => {
          for (let after = first - 1; after < last;) {
            const page = await this.page(after, last);
            for (const event of page) found.set(event.position, event);
            after = page.at(-1)!.position;
          }
        }),
      ),
    );
    return positions.map((position) => found.get(position)!);
  }

  private counted(events: readonly WireEvent[], after: number): StoredEvent[] {
    const page: StoredEvent[] = [];
    for (const resolved of events) {
      const event = logEvent(resolved, this.names);
      if (!event) continue;
      const position = after + page.length + 1;
      if (!this.ordinals.isAt(position, event)) throw missing(position);
      page.push(storedEvent(event, position));
    }
    if (page.length === 0) throw missing(after + 1);
    return page;
  }
}

/** The positions in runs, each from its first to its last; what lies between two that are close is read along. */
function runsOf(positions: readonly number[]): (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (const position of [...new Set(positions)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && position - run[1] <= NEAR) run[1] = position;
    else runs.push([position, position]);
  }
  return runs;
}

const incomplete = (stream: string): StoreDamagedError =>
  new StoreDamagedError(
    `Stream "${stream}" is no longer whole in EventStoreDB: it was deleted or cut. Restore the store from a backup.`,
  );

const missing = (position: number): StoreDamagedError =>
  new StoreDamagedError(
    `The event at position ${position} is no longer in EventStoreDB. Its stream was deleted or cut, and scavenged. ` +
      'Restore the store from a backup.',
  );

/** Whether the last event of a count is still where it was counted, so that the count is of this log. */
export function holdsEvent(calls: Calls, names: LogNames, ordinals: Ordinals, id: string): Promise<boolean> {
  return calls.run(async (connection) => {
    const fromPosition = ordinals.placeOf(ordinals.count);
    const [found] = await collect(connection, readAll(fromPosition, 1), calls.timing.attempt);
    const event = found && logEvent(found, names);
    return event !== undefined && event.id === id && ordinals.isAt(ordinals.count, event);
  });
}
