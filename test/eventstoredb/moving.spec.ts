import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { toBase64 } from '#projections/merkle/base64.js';
import { leafHash } from '#projections/merkle/hashing.js';
import { MerkleLog } from '#projections/merkle/merkle-log.js';
import { newLogName } from './eventstoredb-fixture.js';
import { type Server, startServer } from './server.js';

jest.setTimeout(240_000);

const MAIN = join(__dirname, '../../dist/src/cli/main.js');
const BUNDLED = ['register', 'clock-rules', 'corrections'].map((name) =>
  join(__dirname, '../../data', `${name}.ndjson`),
);

interface Store {
  readonly EVENT_STORE: string;
  readonly DATA_DIR: string;
  readonly ESDB_URL?: string;
  readonly ESDB_LOG?: string;
}

const command = (store: Store, ...operands: string[]) =>
  spawn(process.execPath, [MAIN, ...operands], { env: { ...process.env, ...store } });

/** Runs a command; another's output is piped into it where one is given. */
async function run(
  store: Store,
  operands: readonly string[],
  from?: { store: Store; operands: readonly string[] },
): Promise<{ code: number; out: string }> {
  const child = command(store, ...operands);
  if (from) command(from.store, ...from.operands).stdout.pipe(child.stdin);
  else child.stdin.end();
  const exited = once(child, 'exit') as Promise<[number]>;
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await exited;
  return { code, out: out + error };
}

describe('a register that moves between stores', () => {
  const folder = mkdtempSync(join(tmpdir(), 'moving-'));
  let server: Server;
  let embedded: Store;
  let shared: Store;
  let back: Store;
  beforeAll(async () => {
    server = await startServer();
    embedded = { EVENT_STORE: 'sqlite', DATA_DIR: join(folder, 'embedded') };
    back = { EVENT_STORE: 'sqlite', DATA_DIR: join(folder, 'back') };
    shared = {
      EVENT_STORE: 'eventstoredb',
      DATA_DIR: join(folder, 'shared'),
      ESDB_URL: server.url,
      ESDB_LOG: newLogName(),
    };
    for (const file of BUNDLED) expect((await run(embedded, ['import', file])).code).toBe(0);
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });
  const exported = async (store: Store, name: string): Promise<string> => {
    const file = join(folder, name);
    expect((await run(store, ['export', file])).code).toBe(0);
    return readFileSync(file, 'utf8');
  };

  it('has the same bytes and the same root on the other store, and again on the first', async () => {
    const moved = await run(shared, ['import'], { store: embedded, operands: ['export'] });
    expect(moved).toMatchObject({ code: 0 });
    const onShared = await run(shared, ['verify']);
    const returned = await run(back, ['import'], { store: shared, operands: ['export'] });
    expect(returned).toMatchObject({ code: 0 });
    const onBack = await run(back, ['verify']);

    const bodies = (await exported(back, 'back.ndjson')).trimEnd().split('\n');
    expect(bodies).toHaveLength(145);
    expect(await exported(embedded, 'embedded.ndjson')).toContain(bodies.join('\n'));
    const tree = new MerkleLog();
    for (const body of bodies) tree.append(leafHash(body));
    const verified = `events:        145, root ${toBase64(tree.root())}`;
    expect(onShared.out).toContain(verified);
    expect(onBack.out).toContain(verified);
  });

  it('is not restored into a log that holds something else', async () => {
    const other = { ...shared, ESDB_LOG: newLogName(), DATA_DIR: join(folder, 'other') };
    expect((await run(other, ['import', BUNDLED[0]!])).code).toBe(0);
    const refused = await run(other, ['import'], { store: embedded, operands: ['export'] });
    expect(refused.code).toBe(2);
    expect(refused.out).toContain('The store holds event');
  });
});
