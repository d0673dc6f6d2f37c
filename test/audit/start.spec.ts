import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openCheckpoint } from '#projections/merkle/checkpoint.js';
import { decodeVkey } from '#projections/merkle/note-key.js';
import { KeyFiles } from '../../src/audit/keys/key-files.js';
import { openKeys } from '../../src/audit/keys/log-keys.provider.js';
import type { LogKeyList } from '../../src/audit/proof/schemas.js';
import { Configuration } from '../../src/configuration/configuration.js';
import { ATTACKS } from './attacks.js';
import { get, getJson, record, service } from './bundle-folders.js';
import { storyOf } from './facts.js';
import { Random, SEED } from './random.js';
import { ORIGIN, StoreFolder } from './store-files.js';

const log = storyOf(5);
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'clockstop-start-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const start = (environment: Readonly<Record<string, string>> = {}): Promise<NestFastifyApplication> =>
  service({
    EVENT_STORE: 'sqlite',
    DATA_DIR: folder,
    LOG_ORIGIN: ORIGIN,
    START_CHECK: 'full',
    ...environment,
  });

/** A start that works, records so much and ends. */
async function run(entries: typeof log = []): Promise<LogKeyList> {
  const app = await start();
  await record(app, entries);
  await get(app, 'log/checkpoint');
  const keys = await getJson<LogKeyList>(app, 'log/key');
  await app.close();
  return keys;
}

const configuration = (): Configuration =>
  Object.assign(new Configuration(), { DATA_DIR: folder, LOG_ORIGIN: ORIGIN });
const kept = () => join(folder, 'checkpoints', 'latest');
const keyFile = () => join(folder, 'keys', 'signing-key.pem');

describe(`a start on a store that was changed while nobody looked (seed ${SEED})`, () => {
  it.each(Object.entries(ATTACKS))('is refused after %s', async (_name, attack) => {
    await run(log);
    const forged = attack(log, new Random(SEED));
    new StoreFolder(folder).forge(forged);
    const reason =
      forged.length < log.length ? /was truncated or rolled back: it holds \d+ events/ : /was rewritten/;
    const before = readFileSync(kept(), 'utf8');
    await expect(start()).rejects.toThrow(reason);
    await expect(start()).rejects.toMatchObject({ name: 'StoreRefusedError' });
    expect(readFileSync(kept(), 'utf8')).toBe(before);
  });

  it('works again once the operator has moved the checkpoint away, and keeps a new one', async () => {
    await run(log);
    new StoreFolder(folder).forge(log.slice(0, 7));
    await expect(start()).rejects.toThrow(kept());
    renameSync(kept(), join(folder, 'checkpoints', 'before-restore'));
    rmSync(join(folder, 'snapshots'), { recursive: true });
    await run();
    // Seven that were left, and the key, which the trail now holds.
    expect(readFileSync(kept(), 'utf8')).toContain('\n8\n');
  });

  it('goes on where nothing was changed, with a snapshot and without', async () => {
    await run(log.slice(0, 9));
    await run(log.slice(9).filter(({ stream }) => !log.slice(0, 9).some((each) => each.stream === stream)));
    rmSync(join(folder, 'snapshots'), { recursive: true });
    await run();
    expect(existsSync(kept())).toBe(true);
  });

  it('refuses a damaged checkpoint, and that of another log', async () => {
    await run(log);
    const note = readFileSync(kept(), 'utf8');
    writeFileSync(kept(), note.replace(`\n${log.length}\n`, `\n${log.length - 1}\n`));
    await expect(start()).rejects.toThrow('is not valid');
    writeFileSync(kept(), note);
    await expect(start({ LOG_ORIGIN: 'another.example/log' })).rejects.toThrow('is not valid');
    await run();
  });
});

describe('the signing key', () => {
  it('is made once, with nobody else able to read it, and stays', async () => {
    const { vkey } = await run();
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    expect((await run()).vkey).toBe(vkey);
    await expect(new KeyFiles(join(folder, 'keys')).makeSigning()).rejects.toThrow('never overwritten');
  });

  it.each([
    ['damaged', 'not a key'],
    ['empty', ''],
    [
      'of another kind',
      '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEIHBgUP1jnFYN\n-----END PRIVATE KEY-----\n',
    ],
  ])('stops the start where it is %s, and is not replaced', async (_how, content) => {
    await run(log);
    writeFileSync(keyFile(), content);
    await expect(openKeys(configuration())).rejects.toMatchObject({ name: 'KeyRefusedError' });
    await expect(openKeys(configuration())).rejects.toThrow(keyFile());
    await expect(start()).rejects.toMatchObject({ name: 'KeyRefusedError' });
    expect(readFileSync(keyFile(), 'utf8')).toBe(content);
  });

  it('stops the start where it is gone although it signed', async () => {
    await run(log);
    rmSync(keyFile());
    await expect(openKeys(configuration())).rejects.toMatchObject({ name: 'KeyRefusedError' });
    expect(existsSync(keyFile())).toBe(false);
  });

  it('is replaced in two steps, and every key goes on verifying what it signed', async () => {
    const first = await run(log);
    const old = readFileSync(kept(), 'utf8');
    const files = new KeyFiles(join(folder, 'keys'));
    await expect(files.rotate()).rejects.toThrow('to take its place');
    await files.prepareNext();
    await files.rotate();
    await expect(files.rotate()).rejects.toThrow('being replaced already');
    const both = await run();
    expect(both.keys.map(({ use }) => use)).toEqual(['signing', 'previous']);
    const app = await start();
    const note = (await get(app, 'log/checkpoint')).body.toString();
    const withKeys = log.length + both.keys.length;
    for (const { vkey } of both.keys)
      expect(openCheckpoint(note, { origin: ORIGIN, keys: [decodeVkey(vkey)] }).size).toBe(withKeys);
    await app.close();

    await files.retirePrevious(ORIGIN);
    await expect(files.retirePrevious(ORIGIN)).rejects.toThrow('no previous one');
    const after = await run();
    expect(after.keys).toEqual([
      { vkey: both.vkey, use: 'signing' },
      { vkey: first.vkey, use: 'retired' },
    ]);
    const trusted = { origin: ORIGIN, keys: after.keys.map(({ vkey }) => decodeVkey(vkey)) };
    expect(openCheckpoint(old, trusted).size).toBe(log.length);
  });

  it('goes on with a rotation that was interrupted', async () => {
    await run(log);
    renameSync(keyFile(), join(folder, 'keys', 'previous-key.pem'));
    await expect(openKeys(configuration())).rejects.toThrow('signing-keys rotate');
    const files = new KeyFiles(join(folder, 'keys'));
    const made = await files.prepareNext();
    expect((await files.prepareNext()).equals(made)).toBe(true);
    await files.rotate();
    expect((await run()).keys.map(({ use }) => use)).toEqual(['signing', 'previous']);
  });
});
