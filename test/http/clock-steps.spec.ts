import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Service } from './service.js';

const folder = mkdtempSync(join(tmpdir(), 'clock-steps-'));
const environment = { EVENT_STORE: 'sqlite', DATA_DIR: folder };
let service: Service;
beforeEach(async () => {
  itIs('12:00:00');
  service = await Service.start(environment);
});
afterEach(() => service.close());
afterAll(() => rmSync(folder, { recursive: true }));

function itIs(time: string): void {
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse(`2026-03-02T${time}Z`));
}

const register = async (productId: string): Promise<string> => {
  const { status, body } = await service.post('products', {
    productId,
    source: { title: 'Clock' },
    names: [{ text: productId, kind: 'code' }],
  });
  expect(status).toBe(201);
  return body.recordedAt as string;
};

const known = async (instant: string): Promise<string[]> => {
  const { body } = await service.get(`products?knownAt=${instant}`);
  return (body.items as { productId: string }[]).map(({ productId }) => productId).sort();
};

test('a clock that is set back or ahead, and once more while the service is down, changes no answer about the past', async () => {
  const first = await register('a');
  const before = await known(first);
  itIs('11:00:00');
  const second = await register('b');
  expect(second).toBe(first);
  itIs('12:00:01');
  const third = await register('c');
  expect(third > second).toBe(true);
  expect(before).toEqual(['a']);
  expect(await known('2026-03-02T11:59:59Z')).toEqual([]);
  expect(await known(first)).toEqual(['a', 'b']);
  expect(await known(third)).toEqual(['a', 'b', 'c']);

  itIs('09:00:00');
  await service.app.close();
  service = await Service.start(environment);
  const fourth = await register('d');
  expect(fourth).toBe('2026-03-02T09:00:00.000Z');
  expect(await known('2026-03-02T11:59:59Z')).toEqual([]);
  expect(await known(first)).toEqual(['a', 'b']);
  expect(await known(third)).toEqual(['a', 'b', 'c', 'd']);
});
