import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventSourceClient } from '../feeds/event-source.js';
import { useFolder } from '../importing/fixture.js';
import { answerTo, ask, begin, killAll, run } from './running-service.js';

const folder = useFolder();
afterAll(killAll);

const source = { title: 'A test' };
const ROWS = 20_000;
let made = 0;
const product = () => {
  const productId = `p-${made++}`;
  return { productId, source, names: [{ text: productId, kind: 'code' }] };
};

/** Records until the service takes no more. @returns positions that were acknowledged, and what ended it */
async function write(port: number): Promise<{ acknowledged: number[]; end: unknown }> {
  const acknowledged: number[] = [];
  for (;;)
    try {
      const { status, body } = await ask(port, 'POST', 'products', product());
      if (status !== 201) return { acknowledged, end: body };
      acknowledged.push(body.position as number);
    } catch (error) {
      return { acknowledged, end: error };
    }
}

const isConnectionError = (end: unknown): boolean =>
  ['ECONNREFUSED', 'ECONNRESET'].includes(String((end as NodeJS.ErrnoException).code));

const refuses = async (port: number): Promise<boolean> => {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return false;
  } catch {
    return true;
  } finally {
    socket.destroy();
  }
};

test('told to stop under load, it answers what was begun, keeps what it acknowledged, and streams go on without loss', async () => {
  const first = await run(folder.path);
  const reader = new EventSourceClient(`http://127.0.0.1:${first.port}/api/v1/feeds/events?after=0`);
  const heard = reader.listen();
  const writers = Array.from({ length: 4 }, () => write(first.port));
  while (reader.messages.length < 50) await sleep(5);
  const late = begin(first.port, 'POST', 'products', {
    'content-type': 'application/json',
    expect: '100-continue',
  });
  const lateAnswer = answerTo(late);
  late.flushHeaders();
  await once(late, 'continue');

  const ended = first.stop();
  while (!(await refuses(first.port))) await sleep(5);
  late.end(JSON.stringify(product()));
  const answered = await lateAnswer;
  expect([answered.status, answered.connection]).toEqual([201, 'close']);
  await heard;
  expect(reader.comments.at(-1)).toBe('the service is closing; come again');
  const written = await Promise.all(writers);
  for (const { end } of written) {
    // Refused by a problem, or not let in at all; never an answer that broke off.
    if (isConnectionError(end)) expect(end).not.toHaveProperty('begun');
    else expect(end).toMatchObject({ type: 'https://clockstop.dev/problems/closing', status: 503 });
  }
  expect(await ended).toEqual([0, null]);

  const again = await run(folder.path);
  const acknowledged = [...written.flatMap((each) => each.acknowledged), answered.body.position as number];
  acknowledged.sort((a, b) => a - b);
  const resumed = new EventSourceClient(
    `http://127.0.0.1:${again.port}/api/v1/feeds/events?follow=false`,
    reader.lastEventId,
  );
  await resumed.listen();
  // What is there was acknowledged, what was acknowledged is there, and both connections together tell it once.
  const told = [...reader.messages, ...resumed.messages].map(({ id }) => Number(id));
  expect(told).toEqual(acknowledged);
  expect(await again.stop()).toEqual([0, null]);
}, 120_000);

test('who neither sends nor takes anything holds it up for as long as is set, and no longer', async () => {
  const service = await run(folder.path, { SHUTDOWN_TIME: '1' });
  const stuck = begin(service.port, 'POST', 'products', {
    'content-type': 'application/json',
    expect: '100-continue',
  });
  const cut = answerTo(stuck).catch((error: unknown) => error);
  stuck.flushHeaders();
  await once(stuck, 'continue');
  expect(await service.stop()).toEqual([0, null]);
  expect(isConnectionError(await cut)).toBe(true);
}, 120_000);

test('an import that runs is interrupted and says so; sent again, it is recorded whole and nothing twice', async () => {
  const rows = Array.from({ length: ROWS }, (_, at) =>
    JSON.stringify({
      productId: `i-${at}`,
      type: 'ProductRegistered',
      source,
      data: { names: [{ text: `I ${at}`, kind: 'code' }] },
    }),
  ).join('\n');
  const upload = async (port: number, query = '') => {
    const sending = begin(port, 'POST', `imports${query}`, { 'content-type': 'application/x-ndjson' });
    const answer = answerTo(sending);
    sending.end(rows);
    return await answer;
  };
  const first = await run(folder.path);
  const { body: job, status } = await upload(first.port);
  expect([status, job.state]).toEqual([202, expect.any(String)]);
  expect(await first.stop()).toEqual([0, null]);

  const again = await run(folder.path);
  const kept = await ask(again.port, 'GET', `imports/${job.id}`);
  // It may have been done by the time that the service heard of its end.
  const before = (await ask(again.port, 'GET', 'products?limit=1')).body.total as number;
  expect([kept.body.state, before === ROWS]).toEqual(
    before === ROWS ? ['completed', true] : ['interrupted', false],
  );
  const { body: done } = await upload(again.port, '?wait=true');
  let state = done;
  while (!('finishedAt' in state)) {
    await sleep(50);
    state = (await ask(again.port, 'GET', `imports/${done.id}`)).body;
  }
  expect([state.state, state.recorded + state.alreadyRecorded]).toEqual(['completed', ROWS]);
  expect(await again.stop()).toEqual([0, null]);
}, 120_000);
