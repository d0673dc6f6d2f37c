import type { Database, Statement } from 'better-sqlite3';
import { NO_STREAM, type StoredEvent } from '../event-store.js';
import { PAGE_EVENTS } from '../log-pages.js';
import { eventChecksum } from './checksum.js';
import { damaged } from './errors.js';
import { StreamNames } from './stream-names.js';

/** Most bytes of bodies in a page of more than one event. */
const PAGE_BYTES = 16 * 1024 * 1024;

const EVENT = 'SELECT position, stream, revision, id, checksum, body FROM events';

type Row = [position: number, stream: number, revision: number, id: string, checksum: number, body: string];

/** Reads the log. Every row is checked against its checksum, and every range for gaps. */
export class LogReader {
  private readonly names: StreamNames;
  private readonly heads: Statement<[], number | null>;
  private readonly sizes: Statement<[number, number], number>;
  private readonly ranges: Statement<[number, number], Row>;
  private readonly streams: Statement<[string], [key: number, head: number | null]>;
  private readonly revisions: Statement<[number, number, number], Row>;

  constructor(
    database: Database,
    private readonly file: string,
  ) {
    this.names = new StreamNames(database, file);
    this.heads = database.prepare<[], number | null>('SELECT max(position) FROM events').pluck();
    this.sizes = database
      .prepare<[number, number], number>(
        'SELECT total(octet_length(body)) FROM events WHERE position > ? AND position <= ?',
      )
      .pluck();
    this.ranges = database
      .prepare<[number, number], Row>(`${EVENT} WHERE position > ? AND position <= ? ORDER BY position`)
      .raw();
    this.streams = database
      .prepare<[string], [number, number | null]>(
        'SELECT key, (SELECT max(revision) FROM events WHERE stream = key) FROM streams WHERE name = ?',
      )
      .raw();
    this.revisions = database
      .prepare<[number, number, number], Row>(
        `${EVENT} WHERE stream = ? AND revision BETWEEN ? AND ? ORDER BY revision`,
      )
      .raw();
  }

  head(): number {
    return this.heads.get() ?? 0;
  }

  /** A stream's key and the revision of its last event; undefined where there is no such stream. */
  findStream(name: string): { key: number; head: number } | undefined {
    const row = this.streams.get(name);
    return row && { key: row[0], head: row[1] ?? NO_STREAM };
  }

  /** A stream's events from one revision to another, both inclusive, both there. */
  revisionsOf(key: number, from: number, to: number): StoredEvent[] {
    if (from > to) return [];
    const events = this.revisions.all(key, from, to).map(this.decode);
    if (events.length !== to - from + 1 || events.some(({ revision }, i) => revision !== from + i))
      throw damaged(this.file, `stream ${key} lacks events of its revisions ${from} to ${to}`);
    return events;
  }

  /** The next page after a position, none of it beyond `end` or the head. */
  page(after: number, end: number): StoredEvent[] {
    const limit = Math.min(end, this.head());
    if (after >= limit) return [];
    let last = Math.min(after + PAGE_EVENTS, limit);
    while (last > after + 1 && (this.sizes.get(after, last) ?? 0) > PAGE_BYTES)
      last = after + Math.ceil((last - after) / 2);
    return this.range(after, last);
  }

  /** @throws RangeError for a position that the log has not */
  at(position: number): StoredEvent {
    if (!Number.isSafeInteger(position) || position < 1 || position > this.head())
      throw new RangeError(`the log has no position ${position}`);
    return this.range(position - 1, position)[0]!;
  }

  private range(after: number, last: number): StoredEvent[] {
    const events = this.ranges.all(after, last).map(this.decode);
    if (events.length !== last - after)
      throw damaged(this.file, `events are missing between positions ${after + 1} and ${last}`);
    return events;
  }

  private readonly decode = ([position, stream, revision, id, checksum, body]: Row): StoredEvent => {
    // A flipped bit in a row's header can turn text into a blob of the same bytes, hence the types.
    const texts = typeof id === 'string' && typeof body === 'string';
    if (!texts || eventChecksum(position, stream, revision, id, body) !== checksum)
      throw damaged(this.file, `the event at position ${position} does not match its checksum`);
    return { position, stream: this.names.of(stream), revision, id, body };
  };
}
