import type { StoredEvent } from '../event-store.js';
import type { LogReader, Row } from './log-reader.js';

/** A page of the log as bytes and numbers, which cross between threads far quicker than many small strings do. */
export interface PackedPage {
  /** Position of the first event; the others follow it without gaps. */
  readonly first: number;
  /** The names of the streams, each once. */
  readonly names: readonly string[];
  /** By event: which of the names. */
  readonly streams: Int32Array;
  readonly revisions: Int32Array;
  /** The ids and bodies of all events in UTF-8, one after the other; longer than they need. */
  readonly text: ArrayBuffer;
  /** By event: where in the text its id ends, and where its body does. */
  readonly ends: Int32Array;
}

/** Most bytes that UTF-8 takes for a UTF-16 code unit. */
const BYTES = 3;

/**
 * Checks a page's rows and packs them.
 * @param rows not empty
 * @param used a text that is no longer needed: fresh memory costs more than what is written to it
 * @throws StoreDamagedError where a row does not match its checksum
 */
export function packPage(reader: LogReader, rows: readonly Row[], used?: ArrayBuffer): PackedPage {
  for (const row of rows) reader.check(row);
  const text = textFor(rows, used);
  const bytes = Buffer.from(text);
  const ends = new Int32Array(2 * rows.length);
  const streams = new Int32Array(rows.length);
  const revisions = new Int32Array(rows.length);
  const places = new Map<number, number>();
  let end = 0;
  rows.forEach((row, i) => {
    const [, stream, revision, id, , body] = row;
    let place = places.get(stream);
    if (place === undefined) places.set(stream, (place = places.size));
    streams[i] = place;
    revisions[i] = revision;
    ends[2 * i] = end += bytes.write(id, end);
    ends[2 * i + 1] = end += bytes.write(body, end);
  });
  const names = reader.namesOf([...places.keys()]);
  return { first: rows[0]![0], names, streams, revisions, text, ends };
}

function textFor(rows: readonly Row[], used?: ArrayBuffer): ArrayBuffer {
  const needed = rows.reduce((sum, [, , , id, , body]) => sum + BYTES * (id.length + body.length), 0);
  return used && used.byteLength >= needed ? used : new ArrayBuffer(2 * needed);
}

export function unpackPage({ first, names, streams, revisions, text, ends }: PackedPage): StoredEvent[] {
  const bytes = Buffer.from(text);
  const events: StoredEvent[] = [];
  let start = 0;
  for (let i = 0; i < streams.length; i++) {
    const middle = ends[2 * i]!;
    const end = ends[2 * i + 1]!;
    events.push({
      position: first + i,
      stream: names[streams[i]!]!,
      revision: revisions[i]!,
      id: bytes.toString('utf8', start, middle),
      body: bytes.toString('utf8', middle, end),
    });
    start = end;
  }
  return events;
}
