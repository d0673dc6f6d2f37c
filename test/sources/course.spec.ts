import { setTimeout as sleep } from 'node:timers/promises';
import { courseOf } from '../../src/sources/sending/course.js';
import type { SyncReport } from '../../src/sources/index.js';

const problem = { type: 'about:blank', title: 't', status: 500, detail: 'd' };
const linesOf = async (course: AsyncIterable<string>): Promise<unknown[]> => {
  const lines: unknown[] = [];
  for await (const line of course) lines.push(JSON.parse(line));
  return lines;
};

it('says at once that it has begun, then how far it has come, and last how it ended', async () => {
  const course = courseOf(
    async (onProgress) => {
      await sleep(250);
      onProgress({ phase: 'comparing', done: 1, total: 2 });
      await sleep(250);
      return { recorded: 3 } as SyncReport;
    },
    () => problem,
  );
  expect(await linesOf(course)).toEqual([
    { progress: { phase: 'waiting', done: 0, total: 0 } },
    { progress: { phase: 'comparing', done: 1, total: 2 } },
    { report: { recorded: 3 } },
  ]);
});

it('ends with the problem where it fails', async () => {
  const course = courseOf(
    () => Promise.reject(new Error('x')),
    () => problem,
  );
  expect((await linesOf(course)).at(-1)).toEqual({ problem });
});

it('what was begun ends though nobody reads on', async () => {
  let ended = false;
  const course = courseOf(
    async () => {
      await sleep(50);
      ended = true;
      throw new Error('nobody hears of it');
    },
    () => problem,
  );
  await course.next();
  await course.return();
  await sleep(100);
  expect(ended).toBe(true);
});
