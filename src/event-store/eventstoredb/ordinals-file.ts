import { join } from 'node:path';
import { readSnapshot, writeSnapshot } from '../../files/index.js';
import { Ordinals } from './ordinals.js';

const VERSION = 1;
/** How much the count has to grow before it is written again: an eighth, and at least so many events. */
const LEAST_GROWTH = 100_000;

/**
 * Keeps the count of a log on disk, so that a start goes on counting where the last one was. A cache: without it, or where
 * it does not fit the log, $all is counted anew.
 */
export class OrdinalsFile {
  private readonly file: string;
  private readonly name: string;
  private written = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(dataDir: string, log: string) {
    this.name = `ordinals of ${log}`;
    this.file = join(dataDir, 'ordinals', `${log}.snapshot`);
  }

  /** @param holds whether the log has an event with this id at that position of the count */
  async read(holds: (ordinals: Ordinals, lastEventId: string) => Promise<boolean>): Promise<Ordinals> {
    const found = await readSnapshot(this.file);
    if (!found || found.header.name !== this.name || found.header.version !== VERSION) return new Ordinals();
    const ordinals = Ordinals.load(found.snapshot);
    if (!(await holds(ordinals, found.header.lastEventId))) return new Ordinals();
    this.written = ordinals.count;
    return ordinals;
  }

  /** Whether so much has been counted since it was last written that it is worth writing. */
  isWorthWriting({ count }: Ordinals): boolean {
    return count - this.written >= Math.max(LEAST_GROWTH, this.written / 8);
  }

  /** One at a time; nothing where nothing was counted since. Whoever asked for the one before has its error. */
  write(ordinals: Ordinals, lastEventId: string): Promise<void> {
    const { count } = ordinals;
    if (count === this.written) return this.writing;
    this.written = count;
    // Copied before anything waits: the count goes on meanwhile.
    const snapshot = Object.fromEntries(
      Object.entries(ordinals.save()).map(([part, bytes]) => [part, bytes.slice()]),
    );
    const header = { name: this.name, version: VERSION, position: count, lastEventId };
    this.writing = this.writing.catch(() => undefined).then(() => writeSnapshot(this.file, header, snapshot));
    return this.writing;
  }
}
