import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Feed } from '../feed.js';
import { liveStream } from './live-stream.js';

/** A log of so many events, every one of which passes where `passing` says so; counts how often it is read. */
function feedOf(head: () => number, passing: (position: number) => boolean = () => true) {
  const reads: number[] = [];
  const feed: Feed = {
    name: 'events',
    read: (after) => {
      reads.push(after);
      const end = Math.min(after + 2, head());
      const positions = Array.from({ length: Math.max(0, end - after) }, (_, i) => after + 1 + i);
      const items = positions
        .filter(passing)
        .map((position) => ({ position, event: undefined as never, data: { position } }));
      return Promise.resolve({ items, position: Math.max(after, end) });
    },
  };
  return { feed, reads };
}

const beats = { closing: false, next: () => new Promise<void>((resolve) => setTimeout(resolve, 1)) };
const idsIn = (text: string): number[] => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));

it('reads on only when what it gave out was taken', async () => {
  const { feed, reads } = feedOf(() => 1_000_000);
  const stream = liveStream(feed, beats, { after: 0, follow: true });
  await stream.next();
  expect(reads).toEqual([]);
  await stream.next();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(reads).toEqual([0]);
  expect((await stream.next()).value).toContain('data: {"position":3}');
  expect(reads).toEqual([0, 2]);
  await stream.return();
});

it('says now and then how far it has come where nothing passes', async () => {
  const { feed } = feedOf(
    () => 400,
    (position) => position === 399,
  );
  const said: number[] = [];
  for await (const text of liveStream(feed, beats, { after: 0, follow: false }, 0)) said.push(...idsIn(text));
  expect(said.slice(0, 3)).toEqual([0, 2, 4]);
  expect(said).toContain(399);
  expect(said.at(-1)).toBe(400);
});

it('gives a sign of life while nothing is recorded, and hears of what is recorded then', async () => {
  let head = 1;
  const { feed } = feedOf(() => head);
  const stream = liveStream(feed, beats, { after: 1, follow: true }, 5);
  await stream.next();
  expect((await stream.next()).value).toBe(': still here\nid: 1\n\n');
  head = 2;
  expect((await stream.next()).value).toBe('id: 2\ndata: {"position":2}\n\n');
  await stream.return();
});

it('ends where the service closes, with the id to go on from', async () => {
  const { feed } = feedOf(() => 9);
  const service = { ...beats, closing: false };
  const stream = liveStream(feed, service, { after: 0, follow: true });
  await stream.next();
  await stream.next();
  service.closing = true;
  expect((await stream.next()).value).toBe(': the service is closing; come again\nid: 2\n\n');
  expect((await stream.next()).done).toBe(true);
});

it('passes on that the register cannot be read', async () => {
  const feed: Feed = { name: 'events', read: () => Promise.reject(new Error('stopped')) };
  const stream = liveStream(feed, beats, { after: 0, follow: true });
  await stream.next();
  await expect(stream.next()).rejects.toThrow('stopped');
});

it('reads on in its turn where many streams are behind: a few in one turn of the event loop', async () => {
  const { feed, reads } = feedOf(() => 1_000_000);
  const hear = async () => {
    const stream = liveStream(feed, beats, { after: 0, follow: true });
    for (let heard = 0; heard < 5; heard++) await stream.next();
    await stream.return();
  };
  const all = Promise.all(Array.from({ length: 40 }, hear)).then(() => true);
  await nextTurn();
  for (let over = false; !over;) {
    const before = reads.length;
    over = await Promise.race([all, nextTurn(false)]);
    expect(reads.length - before).toBeLessThanOrEqual(4);
  }
  expect(reads.length).toBe(40 * 4);
});
