import type { CellFault, Name, SourceFact, SourceRecord } from '#projections/sourcing/source-record.js';
import { distinctSlug } from '../reading/ids.js';
import type { Table } from '../reading/read-table.js';
import { RecordCells } from '../reading/record-cells.js';
import type { SnapshotContent } from '../source.js';
import type { Column } from './columns.js';

type Cells = RecordCells<Column>;

/** What a status says besides that it was granted. The list repeats a designation for each approval under it. */
const STATUS: Readonly<Record<string, { readonly withdrawn: boolean; readonly by?: string }>> = {
  Designated: { withdrawn: false },
  'Designated/Approved': { withdrawn: false },
  'Designated/Withdrawn': { withdrawn: true },
  'Designated/Withdrawn by OPD': {
    withdrawn: true,
    by: 'Withdrawn by the Office of Orphan Products Development.',
  },
  'Designated/Approved/Withdrawn': { withdrawn: true },
};

/**
 * A record for each sponsor and substance, which is what the list tells products apart by: it gives no numbers. A
 * designation is told apart by its substance, its day and its words.
 */
export function contentOf(table: Table<Column>, publishedOn: string): SnapshotContent {
  const groups = new Map<string, Cells[]>();
  const faults: CellFault[] = [];
  for (const row of table.rows) {
    const cells = new RecordCells(table, row, 'MDY', publishedOn);
    if (substanceOf(cells) === '') {
      if (cells.faults.length === 0) cells.fault('generic', 'is required, unless there is a trade name');
      faults.push(...cells.faults);
      continue;
    }
    const key = recordKey(cells);
    groups.set(key, [...(groups.get(key) ?? []), cells]);
  }
  return { records: [...groups].map(([key, rows]) => recordOf(key, rows, table, publishedOn)), faults };
}

const substanceOf = (cells: Cells): string => cells.text('generic') || cells.text('trade');

const recordKey = (cells: Cells): string =>
  distinctSlug('', substanceOf(cells), cells.text('company')).slice(0, 100);

function recordOf(
  key: string,
  rows: readonly Cells[],
  table: Table<Column>,
  publishedOn: string,
): SourceRecord {
  const [first] = rows as [Cells];
  const names = namesOf(rows);
  const company = first.text('company');
  const designations = new Map<string, SourceFact[]>();
  for (const cells of rows)
    for (const facts of designationOf(cells, table, publishedOn)) {
      const id = facts[0]!.data['designationId'] as string;
      const known = designations.get(id);
      // One approval under it may be withdrawn and another not; the designation was withdrawn where any row says so.
      if (!known || known.length < facts.length) designations.set(id, facts);
    }
  return {
    record: key,
    row: first.row,
    productId: `fda-orphan-${key}`.slice(0, 100),
    identifiers: [...designations.keys()],
    names,
    ...(company !== '' && { sponsor: company }),
    facts: [registration(names, company, table), ...[...designations.values()].flat()],
    faults: rows.flatMap(({ faults }) => faults),
  };
}

function namesOf(rows: readonly Cells[]): Name[] {
  const generic = rows[0]!.text('generic');
  const trades = [...new Set(rows.map((cells) => cells.text('trade')))].filter((text) => text !== '').sort();
  return [
    ...(generic === '' ? [] : [{ text: generic, kind: 'description' } as const]),
    ...trades.map((text) => ({ text, kind: 'brand' }) as const),
  ];
}

const registration = (names: readonly Name[], company: string, { nameOf }: Table<Column>): SourceFact => ({
  type: 'ProductRegistered',
  data: { names, ...(company !== '' && { sponsor: company }) },
  columns: {
    'data.names': nameOf('generic'),
    'data.names.description': nameOf('generic'),
    'data.names.brand': nameOf('trade'),
    'data.sponsor': nameOf('company'),
  },
});

/** The grant, and the withdrawal behind it; none where the day cannot be read. */
function designationOf(cells: Cells, { nameOf }: Table<Column>, publishedOn: string): SourceFact[][] {
  const grantedOn = cells.day('designatedOn');
  const status = cells.choice('status', STATUS);
  if (cells.text('designatedOn') === '') cells.fault('designatedOn', 'is required');
  if (grantedOn === undefined) return [];
  const indication = cells.text('designation');
  const designation = {
    designationId: distinctSlug('FDA-orphan', substanceOf(cells), grantedOn, indication),
    agency: 'FDA',
    kind: 'orphan',
    ...(indication !== '' && { indication }),
  };
  const columns = { effectiveOn: nameOf('designatedOn'), 'data.indication': nameOf('designation') };
  const granted: SourceFact = {
    type: 'DesignationGranted',
    effectiveOn: grantedOn,
    data: designation,
    columns,
  };
  if (!status?.withdrawn) return [[granted]];
  const withdrawn: SourceFact = {
    type: 'DesignationRescinded',
    effectiveOn: `${grantedOn}/${publishedOn}`,
    undated: true,
    data: { ...designation, ...(status.by !== undefined && { note: status.by }) },
    columns: { ...columns, 'data.note': nameOf('status') },
  };
  return [[granted, withdrawn]];
}
