import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSnapshot, writeSnapshot } from './snapshot-file.js';

const folder = mkdtempSync(join(tmpdir(), 'snapshot-file-'));
const file = join(folder, 'made', 'register.snapshot');
afterAll(() => rmSync(folder, { recursive: true }));

const header = { name: 'register', version: 3, position: 7, lastEventId: 'id-7' };
const snapshot = {
  numbers: new Uint8Array(Float64Array.of(1.5, -2).buffer),
  none: new Uint8Array(new ArrayBuffer(0)),
  text: new TextEncoder().encode('艾米迈托赛'),
  last: new Uint8Array(0),
};

test('what was written is read, empty parts included', async () => {
  await writeSnapshot(file, header, snapshot);
  const read = await readSnapshot(file);
  expect(read?.header).toMatchObject(header);
  expect(Object.keys(read!.snapshot)).toEqual(Object.keys(snapshot));
  for (const [name, bytes] of Object.entries(snapshot))
    expect(Buffer.from(read!.snapshot[name]!)).toEqual(Buffer.from(bytes));
  expect(read!.snapshot['numbers']!.byteOffset % 8).toBe(0);
});

test('there is none before one is written', async () => {
  expect(await readSnapshot(join(folder, 'other'))).toBeUndefined();
});

test('one that is damaged, cut short or of another format is none', async () => {
  await writeSnapshot(file, header, snapshot);
  const whole = readFileSync(file);
  for (const at of [0, 30, whole.length - 20]) {
    const flipped = Buffer.from(whole);
    flipped[at]! ^= 1;
    writeFileSync(file, flipped);
    expect(await readSnapshot(file)).toBeUndefined();
  }
  for (const length of [0, 10, 40, whole.length - 1]) {
    writeFileSync(file, whole.subarray(0, length));
    expect(await readSnapshot(file)).toBeUndefined();
  }
});
