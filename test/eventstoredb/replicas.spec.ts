import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreDbDouble } from './double/index.js';
import { newLogName } from './eventstoredb-fixture.js';
import { ServiceProcess } from './service-process.js';

jest.setTimeout(240_000);

interface Receipt {
  readonly eventId: string;
  readonly position: number;
  readonly revision: number;
}

const source = { title: 'Replica test' };
const registration = (productId: string) => ({
  productId,
  source,
  names: [{ text: `Product ${productId}`, kind: 'code' }],
});

/** Three service processes on one log, kept by a cluster of three whose leader changes. */
describe('three replicas on a cluster', () => {
  let cluster: EventStoreDbDouble;
  let replicas: ServiceProcess[];
  beforeAll(async () => {
    cluster = await EventStoreDbDouble.start({ nodes: 3 });
    const environment = {
      EVENT_STORE: 'eventstoredb',
      ESDB_URL: cluster.url,
      ESDB_LOG: newLogName(),
      BUNDLED_REGISTER: 'none',
    };
    replicas = await Promise.all([1, 2, 3].map(() => ServiceProcess.start(environment)));
  });
  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await cluster.stop();
  });
  const text = async (replica: ServiceProcess, path: string): Promise<string> =>
    (await replica.get(`api/v1/${path}`)).text();

  const behindSeconds = async (replica: ServiceProcess): Promise<number> => {
    const metrics = await (await replica.get('metrics')).text();
    return Number(/^clockstop_store_behind_seconds (\S+)$/m.exec(metrics)![1]);
  };

  it('let one read at a position what was written through another', async () => {
    const [writer, ...readers] = replicas as [ServiceProcess, ...ServiceProcess[]];
    for (let n = 0; n < 10; n++) {
      const written = await writer.post('api/v1/products', registration(`own-${n}`));
      expect(written.status).toBe(201);
      const { position } = (await written.json()) as Receipt;
      for (const reader of readers) {
        const read = await reader.get(`api/v1/products/own-${n}?waitFor=${position}`);
        expect([read.status, await read.json()]).toMatchObject([200, { productId: `own-${n}` }]);
      }
    }
  });

  it('refuse a position that the log has not reached', async () => {
    for (const replica of replicas)
      expect((await replica.get('api/v1/products?waitFor=1000000')).status).toBe(400);
  });

  it('lose no write and answer alike while the leader changes', async () => {
    const receipts: Receipt[] = [];
    let changing = true;
    const change = (async () => {
      for (let n = 1; changing; n++) {
        await sleep(300);
        cluster.elect(undefined);
        await sleep(50);
        cluster.elect(cluster.members[n % 3]);
        cluster.members[(n + 1) % 3]!.dropConnections();
      }
    })();
    const write = async (replica: ServiceProcess, r: number, w: number): Promise<void> => {
      for (let n = 0; n < 15; n++) {
        const answer = await replica.post('api/v1/products', registration(`p-${r}-${w}-${n}`));
        expect([200, 201]).toContain(answer.status);
        receipts.push((await answer.json()) as Receipt);
      }
    };
    await Promise.all(replicas.flatMap((replica, r) => [0, 1, 2, 3].map((w) => write(replica, r, w))));
    changing = false;
    await change;

    const last = Math.max(...receipts.map(({ position }) => position));
    expect(new Set(receipts.map(({ position }) => position)).size).toBe(3 * 4 * 15);
    const answers = await Promise.all(
      replicas.map(async (replica) => {
        await replica.get(`api/v1/products?waitFor=${last}`);
        return Promise.all([
          text(replica, `register?effectiveAt=2026-01-01&knownAt=position:${last}&format=csv`),
          text(replica, `events?effectiveAt=2026-01-01&knownAt=position:${last}&limit=200`),
        ]);
      }),
    );
    expect(answers[0]!.every((answer) => answer.includes('p-0-0-0'))).toBe(true);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    for (const { eventId, position, revision } of receipts) {
      const found = await replicas[position % 3]!.get(`api/v1/events/${eventId}`);
      expect(await found.json()).toMatchObject({ position, revision });
    }
  });

  it('say how they follow the log', async () => {
    for (const replica of replicas) {
      const ready = await replica.get('health/ready');
      expect([ready.status, await ready.json()]).toMatchObject([
        200,
        { status: 'up', store: { kind: 'eventstoredb', status: 'live', behindMs: 0 } },
      ]);
      expect(await behindSeconds(replica)).toBe(0);
    }
  });

  it('say so when they cannot follow it, refuse writes, and come back by themselves', async () => {
    const [replica] = replicas as [ServiceProcess];
    await cluster.stop();
    const waited = Date.now();
    let store = {} as { status?: string; behindMs?: number };
    while ((store.behindMs ?? 0) === 0 && Date.now() - waited < 30_000) {
      await sleep(200);
      ({ store } = (await (await replica.get('health/ready')).json()) as { store: typeof store });
    }
    expect(store).toMatchObject({ status: 'disconnected' });
    expect(await behindSeconds(replica)).toBeGreaterThan(0);
    const refused = await replica.post('api/v1/products', registration('while-away'));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);

    for (const node of cluster.members) await node.start();
    cluster.elect(cluster.members[0]);
    let recorded = await replica.post('api/v1/products', registration('while-away'));
    for (let n = 0; recorded.status === 503 && n < 10; n++) {
      await sleep(1_000);
      recorded = await replica.post('api/v1/products', registration('while-away'));
    }
    expect([200, 201]).toContain(recorded.status);
  });
});

describe('three replicas that start at once on an empty log, with one key', () => {
  let server: EventStoreDbDouble;
  let replicas: ServiceProcess[];
  beforeAll(async () => {
    server = await EventStoreDbDouble.start();
    const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    const environment = { EVENT_STORE: 'eventstoredb', ESDB_URL: server.url, ESDB_LOG: newLogName() };
    replicas = await Promise.all([1, 2, 3].map(() => ServiceProcess.start(environment, { signingKey: key })));
  });
  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await server.stop();
  });

  it('load the bundled register once and introduce the key once', async () => {
    const logs = await Promise.all(
      replicas.map(async (replica) => {
        const [introduced, checkpoint] = await Promise.all([
          replica.get('api/v1/events?type=SigningKeyIntroduced'),
          replica.get('api/v1/log/checkpoint'),
        ]);
        const { items } = (await introduced.json()) as { items: unknown[] };
        return { introduced: items.length, size: Number((await checkpoint.text()).split('\n')[1]) };
      }),
    );
    expect(logs).toEqual(Array(3).fill({ introduced: 1, size: 146 }));
  });
});
