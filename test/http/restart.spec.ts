import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProjectingService } from '../../src/projecting/index.js';
import { PROJECTIONS } from '../../src/projecting/projections.js';
import { Service } from './service.js';

const folder = mkdtempSync(join(tmpdir(), 'restart-'));
const environment = { EVENT_STORE: 'sqlite', DATA_DIR: folder, BUNDLED_REGISTER: 'load' };
afterAll(() => rmSync(folder, { recursive: true }));

const PAIR = 'effectiveAt=2026-01-31&knownAt=position:145';
const QUESTIONS = [
  `products?limit=100&${PAIR}`,
  `products/amimestrocel/timeline?${PAIR}`,
  `events?limit=200&${PAIR}`,
  `register?${PAIR}`,
  `deadlines?${PAIR}`,
];

test('a service that starts again takes its read models from snapshots, and answers as before', async () => {
  const answers: string[][] = [];
  for (const run of ['first', 'second']) {
    const service = await Service.start(environment);
    const projecting = service.app.get(ProjectingService);
    const taken = run === 'first' ? 0 : await service.head();
    expect(PROJECTIONS.map((projection) => projecting.fromSnapshot(projection))).toEqual(
      PROJECTIONS.map(() => taken),
    );
    const asked = await Promise.all(QUESTIONS.map((path) => service.get(path)));
    expect(asked.map(({ status }) => status)).toEqual(QUESTIONS.map(() => 200));
    answers.push(asked.map(({ text }) => text));
    await service.app.close();
  }
  expect(answers[1]).toEqual(answers[0]);
});
