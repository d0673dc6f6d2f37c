import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches } from './batches.js';

const list = Array.from({ length: 1_234 }, (_, n) => n);

async function all<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const rows: T[] = [];
  for await (const batch of batches) rows.push(...batch);
  return rows;
}

test('every row is there, in order', async () => {
  expect(await all(inBatches(list, (run) => Promise.resolve(run)))).toEqual(list);
});

test('of all exports that are made, one does a slice in a turn of the event loop', async () => {
  let slices = 0;
  const view = (run: readonly number[]) => {
    slices++;
    return Promise.resolve(run);
  };
  const exports = Promise.all(Array.from({ length: 4 }, () => all(inBatches(list, view)))).then(() => true);
  for (let over = false; !over;) {
    const before = slices;
    over = await Promise.race([exports, nextTurn(false)]);
    expect(slices - before).toBeLessThanOrEqual(1);
  }
  expect(slices).toBe(4 * 13);
});

test('a reader that stops reading stops the work', async () => {
  let slices = 0;
  for await (const _batch of inBatches(list, (run) => Promise.resolve([run, ++slices]))) break;
  expect(slices).toBe(1);
});
