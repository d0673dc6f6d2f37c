import type { Database, Statement } from 'better-sqlite3';
import { streamChecksum } from './checksum.js';
import { damaged } from './errors.js';

type Row = [key: number, name: string, checksum: number];

/** Keys that may lie between two wanted ones before reading them all is no longer worth it. */
const GAP = 4;

/** Names of streams by their keys, each read once. A key's name never changes. */
export class StreamNames {
  private readonly names = new Map<number, string>();
  private readonly ranges: Statement<[number, number], Row>;

  constructor(
    database: Database,
    private readonly file: string,
  ) {
    this.ranges = database
      .prepare<[number, number], Row>('SELECT key, name, checksum FROM streams WHERE key BETWEEN ? AND ?')
      .raw();
  }

  of(key: number): string {
    if (!this.names.has(key)) this.read(key, key);
    const name = this.names.get(key);
    if (name === undefined) throw damaged(this.file, `stream ${key} has no name`);
    return name;
  }

  /** Reads many names at once where their keys lie close together; those of a bulk import do. */
  learn(keys: readonly number[]): void {
    const unknown = keys.filter((key) => !this.names.has(key));
    const [least, most] = [Math.min(...unknown), Math.max(...unknown)];
    if (unknown.length > 1 && most - least < GAP * unknown.length) this.read(least, most);
  }

  private read(least: number, most: number): void {
    for (const [key, name, checksum] of this.ranges.all(least, most)) {
      if (typeof name !== 'string' || streamChecksum(key, name) !== checksum)
        throw damaged(this.file, `the name of stream ${key} does not match its checksum`);
      this.names.set(key, name);
    }
  }
}
