import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { signCheckpoint } from '#projections/merkle/checkpoint.js';
import { leafHash } from '#projections/merkle/hashing.js';
import { MerkleLog } from '#projections/merkle/merkle-log.js';
import { KeyFiles } from '../../src/audit/keys/key-files.js';
import { embeddedLog } from '../../src/audit/verification/log-source.js';
import { verifyStore, type Verification } from '../../src/audit/verification/verify-store.js';
import { eventChecksum, streamChecksum } from '../../src/event-store/sqlite/checksum.js';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import type { Entry } from './facts.js';

export const ORIGIN = 'register.example/log';

/** A data folder as the service leaves it behind: store, key and kept checkpoint. */
export class StoreFolder {
  readonly store: string;
  readonly kept: string;
  readonly outside: string;

  constructor(readonly folder = mkdtempSync(join(tmpdir(), 'clockstop-audit-'))) {
    this.store = join(folder, 'register.sqlite');
    this.kept = join(folder, 'checkpoints', 'latest');
    this.outside = join(folder, 'outside', 'checkpoint.txt');
  }

  /** Records the events through the store's own adapter and keeps a checkpoint inside and outside. */
  static async of(log: readonly Entry[]): Promise<StoreFolder> {
    const made = new StoreFolder();
    await new KeyFiles(join(made.folder, 'keys')).makeSigning();
    const store = SqliteEventStore.open({ file: made.store });
    const revisions = new Map<string, number>();
    for (const { stream, id, body } of log) {
      const expectedRevision = revisions.get(stream) ?? -1;
      await store.append({ stream, expectedRevision, events: [{ id, body }] });
      revisions.set(stream, expectedRevision + 1);
    }
    await store.close();
    for (const file of [made.kept, made.outside]) write(file, made.checkpoint(log));
    return made;
  }

  /** Another folder with the same store, key and checkpoints. */
  copy(): StoreFolder {
    const copy = new StoreFolder();
    for (const name of [
      'register.sqlite',
      'keys/signing-key.pem',
      'checkpoints/latest',
      'outside/checkpoint.txt',
    ]) {
      mkdirSync(dirname(join(copy.folder, name)), { recursive: true });
      copyFileSync(join(this.folder, name), join(copy.folder, name));
    }
    return copy;
  }

  get key(): KeyObject {
    return createPrivateKey(readFileSync(join(this.folder, 'keys', 'signing-key.pem')));
  }

  checkpoint(log: readonly Entry[], privateKey = this.key): string {
    const tree = new MerkleLog();
    for (const { body } of log) tree.append(leafHash(body));
    const { size } = tree;
    return signCheckpoint({ origin: ORIGIN, size, root: tree.root() }, [{ name: ORIGIN, privateKey }]);
  }

  /** Whoever has the disk: puts another log in the store, with every place and checksum as they must be. */
  forge(log: readonly Entry[]): void {
    const database = new Database(this.store);
    database.pragma('synchronous = OFF');
    database.exec('DELETE FROM events; DELETE FROM streams');
    const stream = database.prepare('INSERT INTO streams VALUES (?, ?, ?)');
    const event = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)');
    const keys = new Map<string, number>();
    const revisions = new Map<string, number>();
    database.transaction(() => {
      log.forEach(({ stream: name, id, body }, i) => {
        const key = keys.get(name) ?? keys.size + 1;
        if (!keys.has(name)) stream.run(key, name, streamChecksum(key, name));
        keys.set(name, key);
        const revision = (revisions.get(name) ?? -1) + 1;
        revisions.set(name, revision);
        event.run(i + 1, key, revision, id, eventChecksum(i + 1, key, revision, id, body), body);
      });
    })();
    database.pragma('journal_mode = DELETE');
    database.close();
  }

  /** Covers up with the stolen key: the checkpoint beside the store is of the forged log. */
  coverUp(log: readonly Entry[]): void {
    write(this.kept, this.checkpoint(log));
  }

  /** Covers up with a key of one's own, put in the place of the log's. */
  coverUpWithOwnKey(log: readonly Entry[]): void {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    write(join(this.folder, 'keys', 'signing-key.pem'), String(pem));
    write(this.kept, this.checkpoint(log, privateKey));
  }

  verify(checkpoints: readonly string[] = [this.outside]): Promise<Verification> {
    const where = { DATA_DIR: this.folder, LOG_ORIGIN: ORIGIN };
    return verifyStore(where, embeddedLog(where), { checkpoints, keys: [] });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
