import { Writable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import { AccessTrail, Exports } from '../../src/access-trail/index.js';
import { readConfiguration } from '../../src/configuration/configuration.js';
import { StoreUnavailableError } from '../../src/event-store/index.js';
import { Exporter, type ExportOptions } from '../../src/exporting/index.js';
import { MemoryEventStore } from '../../src/event-store/memory/memory-event-store.js';
import { isExport, Restorer, RestoreRefusedError } from '../../src/importing/index.js';
import { Clock, InFlight, Recorder } from '../../src/recording/index.js';
import { importFile, linesAbout, logOf, ndjson, openRegister, registration, useFolder } from './fixture.js';

const folder = useFolder();
let app: INestApplicationContext;
let original: MemoryEventStore;
let exported: string;

const exporterOf = (store: MemoryEventStore): Exporter => {
  const trail = new AccessTrail(store, new Clock(), new InFlight(), readConfiguration({}));
  return new Exporter(store, new Exports(store, trail));
};

const exportOf = async (store: MemoryEventStore, options: ExportOptions = {}): Promise<string> => {
  const chunks: string[] = [];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString('utf8'));
      done();
    },
  });
  await exporterOf(store).exportTo(output, options);
  return chunks.join('');
};

const restore = (store: MemoryEventStore, text: string, options = {}) =>
  new Restorer(store).restore(folder.write('export.ndjson', text), options);

beforeEach(async () => {
  original = new MemoryEventStore();
  app = await openRegister(original);
  const corrected = {
    productId: 'product-1',
    type: 'AliasAsserted',
    source: { title: 'T' },
    reason: { code: 'other', text: '理由' },
  };
  await importFile(app, folder.write('f.ndjson', ndjson(linesAbout(5))), { by: '王小明' });
  const { productId, ...statement } = { ...corrected, data: { name: { text: '别名', kind: 'brand' } } };
  await app.get(Recorder).record({ productId }, statement as never, { idempotencyKey: 'a second record' });
  exported = await exportOf(original);
});
afterEach(() => app.close());

describe('an export', () => {
  it('has a line for each event, in the order of the log and in the bytes that are stored', async () => {
    expect(exported).toBe(
      (await logOf(original))
        .slice(0, 26)
        .map(({ body }) => `${body}\n`)
        .join(''),
    );
    expect(exported.trimEnd().split('\n')).toHaveLength(26);
  });

  it('is known by its first line', async () => {
    expect(await isExport(folder.write('a.ndjson', exported))).toBe(true);
    expect(await isExport(folder.write('b.ndjson', ndjson([registration('a')])))).toBe(false);
    expect(await isExport(folder.write('c.ndjson', '{'))).toBe(false);
  });

  it('restored into an empty store is the same log, and exports the same bytes', async () => {
    const store = new MemoryEventStore();
    expect(await restore(store, exported)).toMatchObject({
      rows: 26,
      recorded: 26,
      refused: 0,
      position: 26,
    });
    expect(await logOf(store)).toEqual((await logOf(original)).slice(0, 26));
    expect(await exportOf(store)).toBe(exported);
  });

  it('is recorded before it is written, behind the last event in it', async () => {
    const [last] = (await logOf(original)).slice(26);
    expect(JSON.parse(last!.body)).toMatchObject({
      type: 'RegisterExported',
      trail: 'exports',
      recorded: { by: 'local' },
      data: { format: 'ndjson', basis: { position: 26 }, destination: 'command-line' },
    });
    const second = await exportOf(original, { by: '王小明', purpose: 'Inspection' });
    expect(second.trimEnd().split('\n')).toHaveLength(27);
    expect(JSON.parse((await logOf(original)).at(-1)!.body)).toMatchObject({
      recorded: { by: '王小明' },
      data: { basis: { position: 27 }, purpose: 'Inspection' },
    });
  });

  it('takes the access trail along: restored, it has the same ids, order and instants', async () => {
    const second = await exportOf(original);
    const store = new MemoryEventStore();
    expect(await restore(store, second)).toMatchObject({ recorded: 27, refused: 0 });
    expect(await logOf(store)).toEqual((await logOf(original)).slice(0, 27));
  });

  it('of an empty log is empty, and leaves it empty', async () => {
    const store = new MemoryEventStore();
    expect(await exportOf(store)).toBe('');
    expect(await store.head()).toBe(0);
  });

  it.each([
    [{ by: '' }, /^by must be/],
    [{ purpose: '' }, /^purpose must/],
  ])('is refused for %j, and not recorded', async (taker, rule) => {
    const head = await original.head();
    await expect(exportOf(original, taker)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(rule),
    });
    expect(await original.head()).toBe(head);
  });

  it('is not written where it cannot be recorded', async () => {
    jest.spyOn(original, 'append').mockRejectedValue(new StoreUnavailableError('the disk is full'));
    const written: unknown[] = [];
    const output = new Writable({
      write(chunk, _encoding, done) {
        written.push(chunk);
        done();
      },
    });
    await expect(exporterOf(original).exportTo(output)).rejects.toThrow('the disk is full');
    expect(written).toEqual([]);
  });

  it('goes on where a restoration was broken off, and twice is once', async () => {
    const store = new MemoryEventStore();
    const lines = exported.split('\n');
    await restore(store, lines.slice(0, 7).join('\n'));
    expect(await restore(store, exported)).toMatchObject({ alreadyRecorded: 7, recorded: 19 });
    expect(await restore(store, exported)).toMatchObject({ alreadyRecorded: 26, recorded: 0 });
    expect(await logOf(store)).toEqual((await logOf(original)).slice(0, 26));
  });

  it('is only checked in a dry run', async () => {
    const store = new MemoryEventStore();
    expect(await restore(store, exported, { dryRun: true })).toMatchObject({ rows: 26, recorded: 0 });
    expect(await store.head()).toBe(0);
  });

  it('is refused by a store that holds something else, or more', async () => {
    const other = await openRegister();
    const store = new MemoryEventStore();
    const busy = await openRegister(store);
    await importFile(busy, folder.write('g.ndjson', ndjson([registration('z')])));
    await expect(restore(store, exported)).rejects.toThrow(RestoreRefusedError);
    await expect(restore(original, exported.split('\n').slice(0, 3).join('\n'))).rejects.toThrow(
      'goes on after',
    );
    expect(await store.head()).toBe(1);
    await busy.close();
    await other.close();
  });

  interface Exported {
    readonly type: string;
    readonly recorded: { readonly at: string; readonly by: string };
  }

  const edited = (edit: (event: Exported) => unknown): string => {
    const lines = exported.trimEnd().split('\n');
    lines[2] = JSON.stringify(edit(JSON.parse(lines[2]!)));
    return lines.join('\n');
  };

  it.each<[string, (event: Exported) => unknown, string, RegExp]>([
    ['an unknown type', (event) => ({ ...event, type: 'Nothing' }), 'type', /must be one of/],
    ['a newer version', (event) => ({ ...event, version: 2 }), 'version', /must be from 1 to 1/],
    ['an id that is none', (event) => ({ ...event, id: 'x' }), 'id', /must be a UUID/],
    [
      'no instant',
      (event) => ({ ...event, recorded: { ...event.recorded, at: '2025-01-02' } }),
      'recorded.at',
      /instant/,
    ],
    [
      'nobody who recorded it',
      (event) => ({ ...event, recorded: { at: event.recorded.at } }),
      'recorded.by',
      /who recorded/,
    ],
    [
      'who recorded it as who approved it',
      (event) => ({ ...event, recorded: { ...event.recorded, approvedBy: event.recorded.by } }),
      'recorded.approvedBy',
      /not who recorded/,
    ],
    ['another field', (event) => ({ ...event, colour: 'red' }), 'colour', /is not a field/],
    ['its members in another order', ({ type, ...event }) => ({ type, ...event }), '', /canonical JSON/],
    [
      'the id of another line',
      (event) => ({ ...event, id: JSON.parse(exported.split('\n')[0]!).id }),
      'id',
      /given twice/,
    ],
  ])('with %s in a line is refused whole', async (_what, edit, column, rule) => {
    const store = new MemoryEventStore();
    const report = await restore(store, edited(edit));
    expect(report).toMatchObject({ rows: 26, refused: 1, recorded: 0 });
    expect(report.refusals).toMatchObject([{ row: 3, column, rule: expect.stringMatching(rule) }]);
    expect(await store.head()).toBe(0);
  });
});
