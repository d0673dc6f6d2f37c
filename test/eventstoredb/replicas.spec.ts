import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreDbDouble } from './double/index.js';
import { ServiceProcess } from './service-process.js';

/** As the service answers a record. */
interface Receipt {
  readonly eventId: string;
  readonly position: number;
}

const WRITERS = 9;
const PRODUCTS_EACH = 6;
const source = { title: 'Replicas' };
const application = { source, applicationId: 'a', agency: 'NMPA', applicationKind: 'IND' };

describe('three replicas on a cluster whose leader changes', () => {
  let double: EventStoreDbDouble;
  let replicas: ServiceProcess[] = [];

  beforeAll(async () => {
    double = await EventStoreDbDouble.start({ nodes: 3 });
    const environment = { EVENT_STORE: 'eventstoredb', ESDB_URL: double.url };
    replicas = await Promise.all([1, 2, 3].map(() => ServiceProcess.start(environment)));
  }, 60_000);

  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await double.stop();
  });

  it('lose no write, let every replica read it at once, and answer the same at the same position', async () => {
    const receipts: Receipt[] = [];
    const writing = Promise.all(Array.from({ length: WRITERS }, (_, n) => write(n, receipts)));
    let elections = 0;
    const over = writing.finally(() => (elections = -elections));
    while (elections >= 0) {
      await changeLeader(++elections);
      await Promise.race([over, sleep(200)]);
    }
    await over;
    expect(-elections).toBeGreaterThanOrEqual(3);

    expect(receipts).toHaveLength(WRITERS * PRODUCTS_EACH * 3);
    const positions = receipts.map(({ position }) => position).sort((a, b) => a - b);
    expect(positions).toEqual(positions.map((_, i) => i + 1));
    for (const { eventId, position } of receipts) {
      const event = await sameEverywhere(`events/${eventId}?knownAt=position:${positions.length}`);
      expect(event).toMatchObject({ position });
    }
    for (const position of [1, Math.ceil(positions.length / 2), positions.length])
      await sameEverywhere(`register?effectiveAt=2026-01-31&knownAt=position:${position}`);
  }, 120_000);

  /** Records three events for each product, each on another replica than the one before. */
  async function write(writer: number, receipts: Receipt[]): Promise<void> {
    for (let n = 0; n < PRODUCTS_EACH; n++) {
      const productId = `p-${writer}-${n}`;
      const bodies: [path: string, body: object][] = [
        ['products', { productId, source, names: [{ text: `Product ${productId}`, kind: 'code' }] }],
        [`products/${productId}/filings`, { effectiveOn: '2025-01', ...application }],
        [`products/${productId}/acceptances`, { effectiveOn: '2025-02-03', ...application }],
      ];
      for (const [i, [path, body]] of bodies.entries()) {
        const receipt = await record(replicas[(writer + i) % 3]!, path, body);
        receipts.push(receipt);
        const elsewhere = replicas[(writer + i + 1) % 3]!;
        const history = await elsewhere.get(`products/${productId}/history?waitFor=${receipt.position}`);
        expect([history.status, history.text]).toEqual([200, expect.stringContaining(receipt.eventId)]);
      }
    }
  }

  async function sameEverywhere(path: string): Promise<unknown> {
    const answers = await Promise.all(replicas.map((replica) => replica.get(path)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    return JSON.parse(answers[0]!.text);
  }

  /** By turns an election with every node up, one without a leader for a while, and one because the leader went down. */
  async function changeLeader(election: number): Promise<void> {
    const { leader } = double;
    const next = double.members[election % 3];
    if (election % 3 === 1) double.elect(undefined);
    if (election % 3 === 2) await leader?.stop();
    await sleep(100);
    double.elect(next);
    if (election % 3 === 2) await leader?.start();
  }
});

/** As a caller does who is told that the store cannot be reached now. */
async function record(replica: ServiceProcess, path: string, body: object): Promise<Receipt> {
  for (let attempts = 1; ; attempts++) {
    const { status, text } = await replica.post(path, body);
    if (status === 201 || status === 200) return JSON.parse(text) as Receipt;
    if (status !== 503 || attempts === 10) throw new Error(`${path}: ${status} ${text}`);
  }
}
