import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../../src/configuration/index.js';
import { StoreRefusedError, StoreUnavailableError } from '../../src/event-store/index.js';
import { EventStoreDbEventStore } from '../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { clientMaker } from '../../src/event-store/eventstoredb/client-maker.js';
import { TIMING } from '../../src/event-store/eventstoredb/timing.js';
import { EventStoreDbDouble } from './double/index.js';
import { newLogName } from './eventstoredb-fixture.js';

/** Certificates for 127.0.0.1 that protect nothing but these tests. */
const file = (name: string): string => join(__dirname, 'tls', name);
const tls = { key: readFileSync(file('server.key')), certificate: readFileSync(file('server.crt')) };
/** For whoever is not let in. */
const SHORT = { ...TIMING, attempt: 500, patience: 2_500 };

const RIGHT = { ESDB_USER: 'clockstop', ESDB_PASSWORD: 'a long secret', ESDB_CA_FILE: file('ca.crt') };
const event = { id: '00000001-0000-5000-8000-000000000000', body: '{"n":1}' };

describe.each([
  ['a node', 1],
  ['a cluster', 2],
])('%s that asks for a user, over TLS', (_, nodes) => {
  let server: EventStoreDbDouble;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'clockstop-access-'));
    server = await EventStoreDbDouble.start({ nodes, tls, user: 'clockstop:a long secret' });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const open = (environment: Record<string, string>, log = newLogName(), timing = SHORT) => {
    const url = { ESDB_URL: server.url, ESDB_LOG: log, DATA_DIR: folder };
    const makeClient = clientMaker(readConfiguration({ ...url, ...environment }));
    return EventStoreDbEventStore.open({ makeClient, log, timing });
  };

  it('takes what the right user writes and gives it back', async () => {
    const log = newLogName();
    const store = await open(RIGHT, log, TIMING);
    expect(await store.append({ stream: 's', expectedRevision: -1, events: [event] })).toMatchObject({
      position: 1,
    });
    await store.close();
    const again = await open(RIGHT, log, TIMING);
    expect(await again.readPositions([1])).toMatchObject([event]);
    expect(await again.readStream('s')).toMatchObject([event]);
    await again.checkpoints.write('c', -1, 'x');
    expect(await again.checkpoints.read('c')).toEqual({ revision: 0, body: 'x' });
    await again.close();
  });

  it.each([
    ['a wrong password', { ...RIGHT, ESDB_PASSWORD: 'guessed' }],
    ['no user', { ...RIGHT, ESDB_USER: '', ESDB_PASSWORD: '' }],
  ])('refuses %s, naming what to set', async (__, environment) => {
    const refused = open(environment);
    await expect(refused).rejects.toThrow(StoreRefusedError);
    await expect(refused).rejects.toThrow(/Check ESDB_USER, ESDB_PASSWORD/);
  });

  it('is not spoken to where its certificate is of another authority', async () => {
    const refused = open({ ...RIGHT, ESDB_CA_FILE: file('other-ca.crt') });
    await expect(refused).rejects.toThrow(StoreUnavailableError);
    await expect(refused).rejects.toThrow(/certificate|ESDB_CA_FILE/);
  });

  it('is not spoken to without TLS', async () => {
    const plain = { ESDB_URL: server.url.replace('tls=true', 'tls=false') };
    await expect(open({ ...RIGHT, ...plain })).rejects.toThrow(StoreUnavailableError);
  });

  it('is not looked for where the certificate of its authority cannot be read', () => {
    expect(() => open({ ...RIGHT, ESDB_CA_FILE: file('gone.crt') })).toThrow(
      /ESDB_CA_FILE names cannot be read/,
    );
  });
});
