import { STATED_TYPES } from '#events/catalogue.js';
import { statementIssues } from '#events/validation.js';
import { MemoryEventStore } from '../../src/event-store/memory/memory-event-store.js';
import { openRows, templateOf } from '../../src/importing/index.js';
import { cellOf } from '../../src/importing/rows/cells.js';
import { ENVELOPE_COLUMNS, payloadColumns } from '../../src/importing/rows/columns.js';
import { rowOfCells } from '../../src/importing/rows/csv-row.js';
import type { Row } from '../../src/importing/rows/row.js';
import { definitionOf } from '#events/catalogue.js';
import { clockRules, corrections, register, type Line } from '../bundled-register/files.js';
import { importFile, openRegister, useFolder } from './fixture.js';

const folder = useFolder();

async function rowsOf(csv: string): Promise<Row[]> {
  const { blocks } = await openRows(folder.write('template.csv', csv), 'csv');
  const rows: Row[] = [];
  for await (const block of blocks) rows.push(...block.rows);
  return rows;
}

describe('the template', () => {
  it('has a valid row of every type', async () => {
    const rows = await rowsOf(templateOf([]));
    const types = rows.map((row) => {
      if ('faults' in row) throw new Error(JSON.stringify(row));
      expect(statementIssues(row.statement)).toEqual([]);
      return row.statement.type;
    });
    expect([...new Set(types)].sort()).toEqual([...STATED_TYPES].sort());
  });

  it('can be imported as it is', async () => {
    const store = new MemoryEventStore();
    const app = await openRegister(store);
    const report = await importFile(app, folder.write('t.csv', templateOf([])));
    expect(report.refusals).toEqual([]);
    expect(report.recorded).toBe(report.rows);
    expect(await store.head()).toBe(report.rows);
    await app.close();
  });

  it.each(STATED_TYPES)('of %s alone can be imported as it is', async (type) => {
    const app = await openRegister();
    const report = await importFile(app, folder.write('t.csv', templateOf([type])));
    expect(report.refusals).toEqual([]);
    expect(report.recorded).toBeGreaterThan(0);
    await app.close();
  });

  it('has the columns of the types that were asked and no others', () => {
    const [header] = templateOf(['AliasRetracted']).split('\n');
    expect(header).toContain('data.name');
    expect(header).not.toContain('data.agency');
  });

  it('names a type there is not', () => {
    expect(() => templateOf(['Nothing'])).toThrow('there is no event type "Nothing"');
  });
});

describe('the columns of a type', () => {
  const throughCells = (line: Line): Row => {
    const columns = [...ENVELOPE_COLUMNS, ...payloadColumns(definitionOf(line.type)!)];
    const cells = columns.map((column) =>
      cellOf(
        column.path.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], line),
        column,
      ),
    );
    return rowOfCells(
      2,
      cells,
      columns.map(({ name }) => name),
    );
  };

  it.each(
    [...register, ...clockRules, ...corrections].map((line, i) => [`${i + 1} ${line.type}`, line] as const),
  )('hold all that line %s of the bundled register says', (_name, line) => {
    const { productId, referenceId, ...statement } = line;
    expect(throughCells(line)).toEqual({
      line: 2,
      subject: productId === undefined ? { referenceId } : { productId },
      statement,
    });
  });
});
