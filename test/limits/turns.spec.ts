import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, killAll, run } from './running-service.js';

const CALLERS = 64;

const folder = mkdtempSync(join(tmpdir(), 'clockstop-turns-'));
afterAll(() => {
  killAll();
  rmSync(folder, { recursive: true, force: true });
});

test('who connects anew is answered, however much is asked on connections there are', async () => {
  const service = await run(folder, { BUNDLED_REGISTER: 'load' });
  const agent = new Agent({ keepAlive: true });
  let answered = 0;
  let over = false;
  let asked = 0;
  const askOnce = () =>
    new Promise<void>((resolve, reject) => {
      // Another position each time, so that it is not answered from what is kept.
      const path = `products?search=cell&knownAt=position:${1 + (asked++ % 140)}`;
      const url = `http://127.0.0.1:${service.port}/api/v1/${path}&effectiveAt=2025-01-${10 + (asked % 20)}`;
      get(url, { agent }, (response) => {
        response.resume().on('error', reject).on('end', resolve);
      }).on('error', reject);
    });
  const callers = Array.from({ length: CALLERS }, async () => {
    for (; !over; answered++) await askOnce();
  });
  while (answered < 4 * CALLERS) await askOnce();

  const before = answered;
  const anew = Array.from({ length: CALLERS }, () => ask(service.port, 'GET', 'products'));
  const statuses = (await Promise.all(anew)).map(({ status }) => status);
  const meanwhile = answered - before;
  over = true;
  await Promise.all(callers);
  agent.destroy();
  await service.stop();

  expect(new Set(statuses)).toEqual(new Set([200]));
  // Each turn takes one of them: where it also begins all that is asked, that is one answer for each pair of callers.
  expect(meanwhile).toBeLessThan((CALLERS * CALLERS) / 4);
}, 120_000);
