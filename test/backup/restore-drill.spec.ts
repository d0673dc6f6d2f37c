import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp, restoreBackup } from '../../src/event-store/index.js';
import { Service } from '../http/service.js';

const folder = mkdtempSync(join(tmpdir(), 'restore-drill-'));
afterAll(() => rmSync(folder, { recursive: true }));
const on = (name: string): Promise<Service> =>
  Service.start({ EVENT_STORE: 'sqlite', DATA_DIR: join(folder, name), BUNDLED_REGISTER: 'load' });
const storeIn = (name: string): string => join(folder, name, 'register.sqlite');

const source = { title: 'Restore drill' };
const product = (n: number) => ({
  productId: `drill-${n}`,
  source,
  names: [{ text: `D${n}`, kind: 'code' }],
});

/** What the register answers as of a position: the same wherever the same events are. */
async function answersAt(service: Service, position: number): Promise<string[]> {
  const pair = `effectiveAt=2026-01-31&knownAt=position:${position}`;
  const paths = [`products?limit=100&${pair}`, `products/amimestrocel/timeline?${pair}`, `register?${pair}`];
  const asked = await Promise.all(paths.map((path) => service.get(path)));
  expect(asked.map(({ status }) => status)).toEqual([200, 200, 200]);
  return asked.map(({ text }) => text);
}

test('a backup taken under load restores to a register that answers as the first one did, and goes on', async () => {
  const first = await on('first');
  let writing = true;
  let n = 0;
  const load = (async () => {
    while (writing) expect((await first.post('products', product(n++))).status).toBe(201);
  })();
  while (n < 20) await new Promise(setImmediate);
  const before = await first.head();
  const backup = join(folder, 'backups', 'monday.sqlite');
  const { position } = await backUp(storeIn('first'), backup);
  writing = false;
  await load;
  expect(position).toBeGreaterThanOrEqual(before);
  expect(await first.head()).toBeGreaterThanOrEqual(position);
  const answers = await answersAt(first, position);
  await first.close();

  expect(await restoreBackup(backup, storeIn('second'))).toEqual({ position });
  expect(readdirSync(join(folder, 'backups'))).toEqual(['monday.sqlite']);
  const second = await on('second');
  expect(await answersAt(second, position)).toEqual(answers);
  expect((await second.post('products', product(1_000_000))).status).toBe(201);
  await second.close();
});
