import type { Database, Statement } from 'better-sqlite3';
import { streamChecksum } from './checksum.js';
import { damaged } from './errors.js';

/** Names of streams by their keys, each read once. A key's name never changes. */
export class StreamNames {
  private readonly names = new Map<number, string>();
  private readonly rows: Statement<[number], [name: string, checksum: number]>;

  constructor(
    database: Database,
    private readonly file: string,
  ) {
    this.rows = database
      .prepare<[number], [string, number]>('SELECT name, checksum FROM streams WHERE key = ?')
      .raw();
  }

  of(key: number): string {
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const row = this.rows.get(key);
    if (!row || typeof row[0] !== 'string' || streamChecksum(key, row[0]) !== row[1])
      throw damaged(this.file, `the name of stream ${key} does not match its checksum`);
    this.names.set(key, row[0]);
    return row[0];
  }
}
