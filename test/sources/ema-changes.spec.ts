import { canonicalJson } from '#events/canonical.js';
import { EventSourceClient, type Message } from '../feeds/event-source.js';
import { Service } from '../http/service.js';
import { describeWith, sharedFile } from './shared-data.js';
import { sync } from './syncing.js';

const SNAPSHOTS = [
  ['ema/ema_epar_medicines_2020-12.csv', '2020-12-31'],
  ['ema/ema_epar_medicines_2023-03-10.csv', '2023-03-10'],
] as const;

interface Changed {
  readonly eventId: string;
  readonly kind: string;
  readonly after: { readonly data: object; readonly effectiveOn?: string };
}

/** What a message tells of the fact that it is about: its id, and what it says from there on. */
const toldOf = ({ data }: Message): [string, string] => {
  const fact = data.about?.event ?? data.event;
  const { effectiveOn, data: says } = data.about?.standing ?? fact;
  return [fact.id, canonicalJson([effectiveOn ?? null, says])];
};

describeWith(...SNAPSHOTS.map(([file]) => file))('two published tables of EMA, one after the other', () => {
  let service: Service;
  let base: string;
  const heads: number[] = [];
  beforeAll(async () => {
    service = await Service.start();
    const port = await service.listen();
    base = `http://127.0.0.1:${port}/api/v1/feeds/events`;
    for (const [file, publishedOn] of SNAPSHOTS) {
      await sync(service.app, 'ema-medicines', sharedFile(file), publishedOn);
      heads.push(await service.head());
    }
  }, 300_000);
  afterAll(() => service?.close());

  const differences = async (): Promise<Changed[]> => {
    const found: Changed[] = [];
    const question = `fromKnownAt=position:${heads[0]}&knownAt=position:${heads[1]}&effectiveAt=2026-01-01&fromEffectiveAt=2026-01-01&limit=500`;
    for (let cursor = ''; ;) {
      const { body } = await service.get(`diff?${question}${cursor}`);
      found.push(...(body.items as Changed[]));
      if (body.next === undefined) return found;
      cursor = `&cursor=${encodeURIComponent(body.next as string)}`;
    }
  };

  test('the difference of the two positions and the stream between them tell the same changes', async () => {
    const client = new EventSourceClient(`${base}?after=${heads[0]}&follow=false`);
    await client.listen();
    const told = new Map(client.messages.map(toldOf));
    const changes = await differences();
    expect(changes.length).toBeGreaterThan(1000);
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['recorded', 'corrected']));
    const differ = new Map(
      changes.map(({ eventId, after }) => [eventId, canonicalJson([after.effectiveOn ?? null, after.data])]),
    );
    expect(told.size).toBe(differ.size);
    for (const [id, says] of differ) expect([id, told.get(id)]).toEqual([id, says]);
  }, 120_000);
});
