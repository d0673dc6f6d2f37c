import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { eventIdOf } from '#events/event-id.js';
import {
  StoreUnavailableError,
  type Appended,
  type AppendRequest,
  type EventStore,
  type WrongExpectedRevisionError,
} from '../../src/event-store/index.js';
import { MemoryEventStore } from '../../src/event-store/memory/memory-event-store.js';
import { Tally } from '../../src/importing/index.js';
import { Recorder } from '../../src/recording/index.js';
import {
  acceptance,
  importFile,
  linesAbout,
  logOf,
  ndjson,
  openRegister,
  registration,
  submission,
  useFolder,
} from './fixture.js';

const folder = useFolder();
const opened: INestApplicationContext[] = [];

const open = async (store?: EventStore): Promise<INestApplicationContext> => {
  const app = await openRegister(store);
  opened.push(app);
  return app;
};

afterEach(async () => {
  for (const app of opened.splice(0)) await app.close();
});

const factsOf = async (store: EventStore): Promise<string[]> =>
  (await logOf(store)).map(({ stream, revision, id }) => `${stream} ${revision} ${id}`).sort();

describe('a good file', () => {
  it.each(['reject', 'skip'] as const)('is recorded whole (on refusal: %s)', async (onRefusal) => {
    const store = new MemoryEventStore();
    const app = await open(store);
    const report = await importFile(app, folder.write('good.ndjson', ndjson(linesAbout(40))), {
      onRefusal,
      by: 'importer',
    });
    expect(report).toEqual({
      rows: 200,
      accepted: 200,
      recorded: 200,
      alreadyRecorded: 0,
      refused: 0,
      refusals: [],
      position: 200,
    });
    const log = await logOf(store);
    expect(log.map(({ position }) => position)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
    const [first] = log.map(({ body }) => JSON.parse(body));
    expect(first).toMatchObject({ ...registration('product-0'), recorded: { by: 'importer' } });
  });

  it('leaves no scratch file behind', async () => {
    await importFile(await open(), folder.write('good.ndjson', ndjson(linesAbout(2))));
    expect(readdirSync(join(folder.path, 'imports'))).toEqual([]);
  });

  it.each(['reject', 'skip'] as const)('imported twice is recorded once (%s)', async (onRefusal) => {
    const store = new MemoryEventStore();
    const app = await open(store);
    const file = folder.write('good.ndjson', ndjson(linesAbout(10)));
    await importFile(app, file, { onRefusal });
    const before = await logOf(store);
    const again = await importFile(app, file, { onRefusal });
    expect(again).toMatchObject({ rows: 50, accepted: 0, recorded: 0, alreadyRecorded: 50 });
    expect(await logOf(store)).toEqual(before);
  });

  it('states a row twice and records it once', async () => {
    const rows = [registration('a'), submission('a'), submission('a')];
    const report = await importFile(await open(), folder.write('f.ndjson', ndjson(rows)));
    expect(report).toMatchObject({ rows: 3, recorded: 2, alreadyRecorded: 1 });
  });

  it('with its products in any order is recorded by product, each in its own order', async () => {
    const store = new MemoryEventStore();
    const rows = [registration('a'), registration('b'), submission('a'), submission('b'), acceptance('a')];
    await importFile(await open(store), folder.write('mixed.ndjson', ndjson(rows)), { onRefusal: 'skip' });
    expect((await logOf(store)).map(({ stream, revision }) => `${stream} ${revision}`)).toEqual([
      'product-a 0',
      'product-a 1',
      'product-a 2',
      'product-b 0',
      'product-b 1',
    ]);
  });

  it('keeps the order of the file where that is asked', async () => {
    const store = new MemoryEventStore();
    const rows = [registration('a'), registration('b'), submission('a')];
    await importFile(await open(store), folder.write('mixed.ndjson', ndjson(rows)), { order: 'file' });
    expect((await logOf(store)).map(({ stream }) => stream)).toEqual(['product-a', 'product-b', 'product-a']);
  });
});

describe('a dry run', () => {
  it.each(['reject', 'skip'] as const)('changes nothing and says what would be (%s)', async (onRefusal) => {
    const store = new MemoryEventStore();
    const rows = [...linesAbout(3), submission('nobody')];
    const report = await importFile(await open(store), folder.write('f.ndjson', ndjson(rows)), {
      onRefusal,
      dryRun: true,
    });
    expect(report).toMatchObject({ rows: 16, accepted: 15, recorded: 0, refused: 1 });
    expect(await store.head()).toBe(0);
  });
});

describe('a file with bad rows', () => {
  const bad = () => [
    registration('a'),
    acceptance('a', '2024-03-01'),
    submission('a', '2024-04-01'),
    acceptance('b'),
    { ...submission('a', '2025-02-30', 'X'), extra: 1 },
  ];

  it('records nothing, and names row, column, value, rule and the event that is contradicted', async () => {
    const store = new MemoryEventStore();
    const report = await importFile(await open(store), folder.write('bad.ndjson', ndjson(bad())));
    expect(await store.head()).toBe(0);
    expect(report).toMatchObject({ rows: 5, accepted: 2, recorded: 0, refused: 3 });
    expect(report.refusals).toEqual([
      {
        row: 3,
        column: 'type',
        value: 'ApplicationSubmitted',
        rule: expect.stringContaining('would come after what must follow it'),
        contradicts: {
          eventId: eventIdOf({ ...acceptance('a', '2024-03-01'), version: 1 }),
          type: 'ApplicationAccepted',
          effectiveOn: '2024-03-01',
        },
      },
      { row: 4, column: 'productId', value: 'b', rule: expect.stringContaining('register it first') },
      { row: 5, column: 'extra', value: 1, rule: expect.stringContaining('is not a field here') },
      { row: 5, column: 'effectiveOn', value: '2025-02-30', rule: expect.stringContaining('EDTF') },
    ]);
  });

  it('records what is good alone where that is asked', async () => {
    const store = new MemoryEventStore();
    const report = await importFile(await open(store), folder.write('bad.ndjson', ndjson(bad())), {
      onRefusal: 'skip',
    });
    expect(report).toMatchObject({ accepted: 2, recorded: 2, refused: 3 });
    expect(await store.head()).toBe(2);
  });

  it('lists the first thousand refusals and counts them all', async () => {
    const rows = Array.from({ length: 1_200 }, () => submission('nobody'));
    const report = await importFile(await open(), folder.write('bad.ndjson', ndjson(rows)));
    expect(report.refused).toBe(1_200);
    expect(report.refusals).toHaveLength(1_000);
  });

  it('refuses a merge into a product that neither the register nor the file knows', async () => {
    const merged = (into: string) => ({ ...registration('a'), type: 'ProductMerged', data: { into } });
    const rows = [registration('a'), registration('b'), merged('c'), merged('b'), submission('a')];
    const report = await importFile(await open(), folder.write('f.ndjson', ndjson(rows)), {
      onRefusal: 'skip',
    });
    expect(report.refusals.map(({ row, column }) => `${row} ${column}`)).toEqual(['3 data.into', '5 type']);
  });
});

describe('rows that lead from one product to another', () => {
  it.each(['reject', 'skip'] as const)('are seen by the rows after them (%s)', async (onRefusal) => {
    const merged = { ...registration('old'), type: 'ProductMerged', data: { into: 'new' } };
    const rows = [
      registration('old'),
      registration('new'),
      acceptance('old', '2024-03-01'),
      submission('new', '2024-09-01', 'OTHER'),
      merged,
      submission('new', '2024-04-01', 'CXSL1'),
    ];
    const report = await importFile(await open(), folder.write('f.ndjson', ndjson(rows)), { onRefusal });
    expect(report.refusals).toMatchObject([
      { row: 6, contradicts: { type: 'ApplicationAccepted', effectiveOn: '2024-03-01' } },
    ]);
  });
});

/** Fails after so many calls to appendAll. */
class FailingStore extends MemoryEventStore {
  constructor(private calls: number) {
    super();
  }

  override appendAll(requests: readonly AppendRequest[]): Promise<(Appended | WrongExpectedRevisionError)[]> {
    if (this.calls-- <= 0) return Promise.reject(new StoreUnavailableError('the disk is full'));
    return super.appendAll(requests);
  }

  heal(): void {
    this.calls = Infinity;
  }
}

describe('an import that is broken off', () => {
  it.each(['reject', 'skip'] as const)('and sent again ends as one that was not (%s)', async (onRefusal) => {
    const file = folder.write('large.ndjson', ndjson(linesAbout(5_000)));
    const whole = new MemoryEventStore();
    await importFile(await open(whole), file, { onRefusal });

    const store = new FailingStore(2);
    const app = await open(store);
    const tally = new Tally();
    const { Importer, openRows } = await import('../../src/importing/index.js');
    const source = await openRows(file, 'ndjson');
    await expect(app.get(Importer).import(source, { onRefusal }, tally)).rejects.toThrow('the disk is full');
    const recorded = await store.head();
    expect(recorded).toBeGreaterThan(0);
    expect(recorded).toBeLessThan(25_000);
    expect(tally.recorded).toBe(recorded);

    store.heal();
    const report = await importFile(app, file, { onRefusal });
    expect(report).toMatchObject({ alreadyRecorded: recorded, recorded: 25_000 - recorded, refused: 0 });
    expect(await factsOf(store)).toEqual(await factsOf(whole));
  });
});

/** Somebody else records just before the first commit of an import. */
class BusyStore extends MemoryEventStore {
  before: (() => Promise<void>) | undefined;

  override async appendAll(
    requests: readonly AppendRequest[],
  ): Promise<(Appended | WrongExpectedRevisionError)[]> {
    const act = this.before;
    this.before = undefined;
    if (requests.length > 1) await act?.();
    return super.appendAll(requests);
  }
}

describe('while others record', () => {
  const rows = [
    registration('a'),
    registration('b'),
    acceptance('a', '2024-03-01'),
    submission('a', '2024-02-01'),
    submission('b'),
  ];

  it.each(['reject', 'skip'] as const)(
    'rows about the same product are decided again (%s)',
    async (onRefusal) => {
      const store = new BusyStore();
      const app = await open(store);
      const recorder = app.get(Recorder);
      const record = async ({ productId, ...statement }: { productId: string; type: string; data: object }) =>
        recorder.record({ productId }, statement as never, {});
      store.before = async () => {
        await record(registration('a'));
        await record(submission('a', '2024-06-01'));
      };
      const report = await importFile(app, folder.write('f.ndjson', ndjson(rows)), { onRefusal });
      expect(report).toMatchObject({ rows: 5, recorded: 2, alreadyRecorded: 1, refused: 2 });
      expect(report.refusals).toMatchObject([
        { row: 3, contradicts: { type: 'ApplicationSubmitted', effectiveOn: '2024-06-01' } },
        { row: 4, contradicts: { type: 'ApplicationSubmitted', effectiveOn: '2024-06-01' } },
      ]);
      const streams = (await logOf(store)).map(({ stream, revision }) => `${stream} ${revision}`);
      expect(streams).toEqual(['product-a 0', 'product-a 1', 'product-b 0', 'product-b 1']);
    },
  );

  it('two imports of the same file record it once', async () => {
    const store = new MemoryEventStore();
    const app = await open(store);
    const file = folder.write('f.ndjson', ndjson(linesAbout(300)));
    const reports = await Promise.all([importFile(app, file), importFile(app, file, { onRefusal: 'skip' })]);
    expect(await store.head()).toBe(1_500);
    expect(reports.reduce((sum, { recorded }) => sum + recorded, 0)).toBe(1_500);
    expect(reports.reduce((sum, { alreadyRecorded }) => sum + alreadyRecorded, 0)).toBe(1_500);
  });
});
