import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { CanonicalFact, canonicalJson } from '#events/canonical.js';
import type { Reason } from '#events/envelope.js';
import type { LoggedEvent } from '#projections/belief/belief.js';
import { asUnavailable } from '../disk-errors.js';
import { textBlocks } from '../rows/index.js';
import { waitingEvent, type AcceptedRow } from './accepted-row.js';
import type { WaitingRows } from './waiting-rows.js';

const BUFFER_BYTES = 1_048_576;

interface Place {
  readonly offset: number;
  readonly length: number;
  readonly position: number;
}

/**
 * Keeps accepted rows in a scratch file while the rest of an import is checked, so that a file of any size can be
 * checked as a whole before its first row is recorded. A row is a line; canonical JSON has no tabs in it.
 * Any write @throws StoreUnavailableError where the disk is full.
 */
export class CheckedFile implements WaitingRows {
  private readonly descriptor: number;
  private readonly byStream = new Map<string, Place[]>();
  private buffered: Buffer[] = [];
  private bufferedBytes = 0;
  private written = 0;

  /** @param file path of the scratch file, which is made */
  constructor(private readonly file: string) {
    this.descriptor = openSync(file, 'w+');
  }

  add(row: AcceptedRow, position: number): void {
    const line = Buffer.from(lineOf(row));
    const place = { offset: this.written + this.bufferedBytes, length: line.length, position };
    const places = this.byStream.get(row.stream);
    if (places) places.push(place);
    else this.byStream.set(row.stream, [place]);
    this.buffered.push(line);
    this.bufferedBytes += line.length;
    if (this.bufferedBytes >= BUFFER_BYTES) this.flush();
  }

  eventsOf(stream: string): LoggedEvent[] {
    this.flush();
    return (this.byStream.get(stream) ?? []).map(({ offset, length, position }) => {
      const line = Buffer.alloc(length);
      if (readSync(this.descriptor, line, 0, length, offset) !== length)
        throw new RangeError(`"${this.file}" was cut short while it was read`);
      return waitingEvent(rowOf(line.toString('utf8').trimEnd()), position);
    });
  }

  has(stream: string): boolean {
    return this.byStream.has(stream);
  }

  /** Every row, in the order in which they were added. */
  async *rows(): AsyncGenerator<AcceptedRow, void, undefined> {
    this.flush();
    if (this.written === 0) return;
    for await (const { text } of textBlocks(this.file))
      for (const line of text.split('\n')) if (line !== '') yield rowOf(line);
  }

  /** Removes the file. */
  remove(): void {
    closeSync(this.descriptor);
    rmSync(this.file, { force: true });
  }

  private flush(): void {
    let left = Buffer.concat(this.buffered);
    this.buffered = [];
    this.bufferedBytes = 0;
    while (left.length > 0) {
      const count = this.write(left);
      this.written += count;
      left = left.subarray(count);
    }
  }

  private write(bytes: Buffer): number {
    try {
      return writeSync(this.descriptor, bytes, 0, bytes.length, this.written);
    } catch (error) {
      throw asUnavailable(error);
    }
  }
}

function lineOf({ line, stream, revision, id, canonical, reason, links }: AcceptedRow): string {
  const { json, idAt, recordedAt } = canonical;
  const why = reason ? canonicalJson(reason) : '';
  return `${line}\t${stream}\t${revision}\t${id}\t${links ? 1 : 0}\t${idAt}\t${recordedAt}\t${json}\t${why}\n`;
}

function rowOf(text: string): AcceptedRow {
  const [line, stream, revision, id, links, idAt, recordedAt, json, why] = text.split('\t');
  return {
    line: Number(line),
    stream: stream!,
    revision: Number(revision),
    id: id!,
    canonical: new CanonicalFact(json!, Number(idAt), Number(recordedAt)),
    reason: why ? (JSON.parse(why) as Reason) : undefined,
    links: links === '1',
  };
}
