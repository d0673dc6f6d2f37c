import type { Database, Statement } from 'better-sqlite3';
import { NO_STREAM, type StoredEvent } from '../event-store.js';
import { PAGE_EVENTS } from '../log-pages.js';
import { eventChecksum } from './checksum.js';
import { damaged } from './errors.js';
import { StreamNames } from './stream-names.js';

/** Bytes of large bodies after which a page takes no other; the small ones of a page come to as much at most. */
const PAGE_BYTES = 16 * 1024 * 1024;
const LARGE_BODY = PAGE_BYTES / PAGE_EVENTS;

const EVENT = 'SELECT position, stream, revision, id, checksum, body FROM events';
/** Leaves large bodies out, so that a page's size is bounded before it is known. */
const LIGHT_EVENT = `SELECT position, stream, revision, id, checksum,
  CASE WHEN octet_length(body) <= ${LARGE_BODY} THEN body END FROM events`;

/** An event as the file holds it; its stream by its key. */
export type Row = readonly [
  position: number,
  stream: number,
  revision: number,
  id: string,
  checksum: number,
  body: string,
];

/** Reads the log. Every row is checked against its checksum, and every range for gaps. */
export class LogReader {
  private readonly names: StreamNames;
  private readonly heads: Statement<[], number | null>;
  private readonly lightRanges: Statement<[number, number], Row>;
  private readonly events: Statement<[number], Row>;
  private readonly streams: Statement<[string], [key: number, head: number | null]>;
  private readonly revisions: Statement<[number, number, number], Row>;

  constructor(
    database: Database,
    private readonly file: string,
  ) {
    this.names = new StreamNames(database, file);
    this.heads = database.prepare<[], number | null>('SELECT max(position) FROM events').pluck();
    this.lightRanges = database
      .prepare<[number, number], Row>(`${LIGHT_EVENT} WHERE position > ? AND position <= ? ORDER BY position`)
      .raw();
    this.events = database.prepare<[number], Row>(`${EVENT} WHERE position = ?`).raw();
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
    return this.rows(after, end).map(this.decode);
  }

  /** As `page`, with each row as the file holds it and still to be checked. */
  rows(after: number, end: number): Row[] {
    const last = Math.min(after + PAGE_EVENTS, end, this.head());
    if (after >= last) return [];
    const rows = this.lightRanges.all(after, last);
    if (rows.length !== last - after)
      throw damaged(this.file, `events are missing between positions ${after + 1} and ${last}`);
    let bytes = 0;
    for (let i = 0; i < rows.length; i++) {
      if (!isLeftOut(rows[i]!)) continue;
      if (bytes > PAGE_BYTES) return rows.slice(0, i);
      const row = (rows[i] = this.row(after + 1 + i));
      if (!isLeftOut(row)) bytes += row[5].length;
    }
    return rows;
  }

  /** @throws StoreDamagedError where the row does not match its checksum */
  check([position, stream, revision, id, checksum, body]: Row): void {
    // A flipped bit in a row's header can turn text into a blob of the same bytes, hence the types.
    const texts = typeof id === 'string' && typeof body === 'string';
    if (!texts || eventChecksum(position, stream, revision, id, body) !== checksum)
      throw damaged(this.file, `the event at position ${position} does not match its checksum`);
  }

  /** The streams' names, in the order of the keys. */
  namesOf(streams: readonly number[]): string[] {
    this.names.learn(streams);
    return streams.map((stream) => this.names.of(stream));
  }

  /** @throws RangeError for a position that the log has not */
  at(position: number): StoredEvent {
    return this.decode(this.row(position));
  }

  private row(position: number): Row {
    const row = this.events.get(position);
    if (row) return row;
    if (Number.isInteger(position) && position >= 1 && position <= this.head())
      throw damaged(this.file, `the event at position ${position} is missing`);
    throw new RangeError(`the log has no position ${position}`);
  }

  private readonly decode = (row: Row): StoredEvent => {
    this.check(row);
    const [position, stream, revision, id, , body] = row;
    return { position, stream: this.names.of(stream), revision, id, body };
  };
}

const isLeftOut = ([, , , , , body]: Row): boolean => (body as string | null) === null;
