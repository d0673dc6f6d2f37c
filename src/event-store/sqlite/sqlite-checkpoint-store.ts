import type { Database, Statement } from 'better-sqlite3';
import { checkWrite } from '../checkpoints/checkpoint-rules.js';
import { CheckpointStore, NO_CHECKPOINT, type Checkpoint } from '../checkpoints/checkpoint-store.js';
import { WrongExpectedRevisionError } from '../event-store.js';
import { checkpointChecksum } from './checksum.js';
import { damaged } from './errors.js';

type Row = readonly [revision: number, checksum: number, body: string];

/** Keeps checkpoints in a table of the log's own file; a write is one commit, synced to the disk. */
export class SqliteCheckpointStore extends CheckpointStore {
  override readonly shared = false;
  private readonly row: Statement<[string], Row>;
  private readonly put: Statement<[string, number, number, string]>;
  private readonly replace: (name: string, expectedRevision: number, body: string) => number;

  /** @param whileOpen runs it with SQLite's errors turned into the store's, or rejects where the store is closed */
  constructor(
    private readonly database: Database,
    private readonly whileOpen: <T>(act: () => T) => Promise<T>,
  ) {
    super();
    this.row = database
      .prepare<[string], Row>('SELECT revision, checksum, body FROM checkpoints WHERE name = ?')
      .raw();
    this.put = database.prepare(
      'INSERT OR REPLACE INTO checkpoints (name, revision, checksum, body) VALUES (?, ?, ?, ?)',
    );
    const transaction = database.transaction((name: string, expectedRevision: number, body: string) => {
      const actual = this.find(name)?.revision ?? NO_CHECKPOINT;
      if (actual !== expectedRevision) throw new WrongExpectedRevisionError(name, expectedRevision, actual);
      const revision = actual + 1;
      this.put.run(name, revision, checkpointChecksum(name, revision, body), body);
      return revision;
    });
    this.replace = (name, expectedRevision, body) => transaction.immediate(name, expectedRevision, body);
  }

  /** @throws StoreDamagedError where the file holds what was not written to it */
  override read(name: string): Promise<Checkpoint | undefined> {
    return this.whileOpen(() => this.find(name));
  }

  override write(name: string, expectedRevision: number, body: string): Promise<number> {
    return this.whileOpen(() => {
      checkWrite(name, expectedRevision, body);
      return this.replace(name, expectedRevision, body);
    });
  }

  private find(name: string): Checkpoint | undefined {
    const row = this.row.get(name);
    if (!row) return undefined;
    const [revision, checksum, body] = row;
    if (typeof body !== 'string' || checkpointChecksum(name, revision, body) !== checksum)
      throw damaged(this.database.name, `the checkpoint "${name}" does not match its checksum`);
    return { revision, body };
  }
}
