import { setImmediate as nextTurn } from 'node:timers/promises';
import { Turns } from './turns.js';

const here = () => false;

/** In milliseconds; stands still unless a test moves it. */
let time = 0;
const now = () => time;

/** Names in the order in which they begin; grows as they do. */
async function begun(turns: Turns, names: readonly string[], isGone = here): Promise<string[]> {
  const order: string[] = [];
  for (const name of names) void turns.take(isGone).then(() => order.push(name));
  await Promise.resolve();
  return order;
}

test('who comes when nobody waits begins at once', async () => {
  expect(await begun(new Turns(1, now), ['a'])).toEqual(['a']);
});

test('of those who come together one begins in each turn, in the order in which they came', async () => {
  const order = await begun(new Turns(1, now), ['a', 'b', 'c']);
  const after = [[...order]];
  for (let turn = 0; turn < 2; turn++) {
    await nextTurn();
    after.push([...order]);
  }
  expect(after).toEqual([['a'], ['a', 'b'], ['a', 'b', 'c']]);
});

test('several may begin in one turn', async () => {
  const order = await begun(new Turns(2, now), ['a', 'b', 'c', 'd', 'e']);
  const after = [order.join('')];
  for (let turn = 0; turn < 2; turn++) {
    await nextTurn();
    after.push(order.join(''));
  }
  expect(after).toEqual(['ab', 'abcd', 'abcde']);
});

test('who is gone takes no turn', async () => {
  const turns = new Turns(1, now);
  const order = await begun(turns, ['a']);
  const gone = await begun(turns, ['gone', 'gone too'], () => true);
  void turns.take(here).then(() => order.push('b'));
  await nextTurn();
  expect([order, gone]).toEqual([['a', 'b'], []]);
});

test('after a pause the next begins at once again', async () => {
  const turns = new Turns(1, now);
  await begun(turns, ['a', 'b']);
  for (let turn = 0; turn < 3; turn++) await nextTurn();
  expect([turns.wait, await begun(turns, ['c'])]).toEqual([0, ['c']]);
});

test('who comes now waits for all who are before, at the pace of the turns', async () => {
  const turns = new Turns(1, now);
  await begun(turns, [...'abcdefghijk']);
  const waits = [turns.wait];
  for (const took of [0.4, 0.2]) {
    time += took;
    await nextTurn();
    waits.push(turns.wait);
  }
  expect(waits).toEqual([0, 9 * 0.4, expect.closeTo(8 * 0.3)]);
});

test('where several begin in one turn, as many are fewer to wait for', async () => {
  const turns = new Turns(5, now);
  await begun(turns, [...'abcdefghijklmnop']);
  time += 0.4;
  await nextTurn();
  expect(turns.wait).toBeCloseTo(2 * 0.4);
});

test('one long turn is no more than a tenth of a second of the pace', async () => {
  const turns = new Turns(1, now);
  await begun(turns, ['a', 'b', 'c']);
  for (const took of [300, 300]) {
    time += took;
    await nextTurn();
  }
  expect(turns.wait).toBe(100);
});

test('in a flood, who is let in while the wait is not too long waits for no more than a few times as long', async () => {
  const turns = new Turns(1, now);
  const waited: number[] = [];
  for (let turn = 0; turn < 500; turn++) {
    for (let caller = 0; caller < 10; caller++) {
      if (turns.wait > 4) continue;
      const since = time;
      void turns.take(here).then(() => waited.push(time - since));
    }
    time += turn < 250 ? 0.2 : 0.4;
    await nextTurn();
  }
  expect(waited.length).toBeGreaterThan(450);
  // The pace is known late by a few dozen turns: what comes first, and what comes when turns become twice as long, waits longer.
  expect(Math.max(...waited)).toBeLessThan(2.5 * 4);
});

test('a long turn is followed by some that begin nothing, in which connections are taken', async () => {
  const turns = new Turns(1, now);
  const order = await begun(turns, ['a', 'b', 'c']);
  time += 2;
  const after: string[] = [];
  for (let turn = 0; turn < 6; turn++) {
    await nextTurn();
    after.push(order.join(''));
  }
  expect(after).toEqual(['a', 'a', 'a', 'a', 'ab', 'abc']);
});

test('where others make those turns long, they last no longer than the long turn did', async () => {
  const turns = new Turns(1, now);
  const order = await begun(turns, ['a', 'b']);
  time += 100;
  const after: string[] = [];
  for (let turn = 0; turn < 4; turn++) {
    await nextTurn();
    after.push(order.join(''));
    time += 60;
  }
  expect(after).toEqual(['a', 'a', 'ab', 'ab']);
});
