import type { Name, SourceFact, SourceRecord } from '#projections/sourcing/source-record.js';
import type { Table, TableRow } from '../reading/read-table.js';
import { RecordCells } from '../reading/record-cells.js';
import { slugOf } from '../reading/ids.js';
import type { Column } from './columns.js';

/** What a status says of an approval that was given. The others say nothing of one. */
const STATUS: Readonly<Record<string, Ending | undefined>> = {
  '': undefined,
  Authorised: undefined,
  Refused: undefined,
  Opinion: undefined,
  'Opinion under re-examination': undefined,
  'Application withdrawn': undefined,
  'Withdrawn from rolling review': undefined,
  Suspended: { type: 'ApprovalSuspended', on: 'suspendedOn' },
  Withdrawn: { type: 'ApprovalWithdrawn', on: 'withdrawnOn' },
  Lapsed: { type: 'ApprovalWithdrawn', on: 'withdrawnOn', reason: 'Lapsed' },
  Expired: { type: 'ApprovalWithdrawn', on: 'withdrawnOn', reason: 'Expired' },
  Revoked: { type: 'ApprovalWithdrawn', on: 'withdrawnOn', reason: 'Revoked' },
  'Not renewed': { type: 'ApprovalWithdrawn', on: 'withdrawnOn', reason: 'Not renewed' },
};

interface Ending {
  readonly type: string;
  readonly on: Column;
  readonly reason?: string;
}

type Cells = RecordCells<Column>;
type ColumnNameOf = (column: Column) => string;

/**
 * What a row says that has an event of its own: who the product is, that it was approved or refused, that the approval
 * is suspended or withdrawn. It says neither whether an opinion was positive, nor when a medicine became an orphan: so
 * nothing is made of those.
 */
export function recordOf(table: Table<Column>, row: TableRow<Column>, publishedOn: string): SourceRecord {
  const cells = new RecordCells(table, row, 'DMY', publishedOn);
  const number = cells.text('number');
  const names = namesOf(cells);
  const url = cells.text('url');
  const facts = [registration(names, table.nameOf), ...decisions(cells, publishedOn, table.nameOf)];
  return {
    record: number,
    row: row.row,
    productId: slugOf(number),
    identifiers: [number],
    names,
    ...(cells.text('holder') !== '' && { sponsor: cells.text('holder') }),
    ...(/^https?:\/\/\S+$/.test(url) && { url }),
    facts,
    faults: cells.faults,
  };
}

const namesOf = (cells: Cells): Name[] => [
  { text: cells.text('name') || cells.text('number'), kind: 'brand' },
  ...(cells.text('inn') === '' ? [] : [{ text: cells.text('inn'), kind: 'inn' } as const]),
  { text: cells.text('number'), kind: 'code' },
];

const registration = (names: readonly Name[], nameOf: ColumnNameOf): SourceFact => ({
  type: 'ProductRegistered',
  data: { names },
  columns: {
    'data.names': nameOf('name'),
    'data.names.brand': nameOf('name'),
    'data.names.inn': nameOf('inn'),
    'data.names.code': nameOf('number'),
  },
});

function decisions(cells: Cells, publishedOn: string, nameOf: ColumnNameOf): SourceFact[] {
  const [number, refusedOn, approvedOn] = [
    cells.text('number'),
    cells.day('refusedOn'),
    cells.day('approvedOn'),
  ];
  const ending = cells.choice('status', STATUS);
  const facts: SourceFact[] = [];
  if (refusedOn !== undefined)
    facts.push({
      type: 'ApplicationRefused',
      effectiveOn: refusedOn,
      data: { applicationId: number, agency: 'EC' },
      columns: { effectiveOn: nameOf('refusedOn') },
    });
  if (approvedOn === undefined) return facts;
  const approval = { approvalId: number, agency: 'EC' };
  const holder = cells.text('holder');
  facts.push({
    type: 'MarketingApproved',
    effectiveOn: approvedOn,
    data: {
      ...approval,
      approvalKind: kindOf(cells),
      indication: cells.text('indication') || 'not stated',
      ...(holder !== '' && { holder }),
    },
    columns: {
      effectiveOn: nameOf('approvedOn'),
      'data.approvalKind': `${nameOf('conditional')}, ${nameOf('exceptional')}`,
      'data.indication': nameOf('indication'),
      'data.holder': nameOf('holder'),
    },
  });
  if (ending) facts.push(endOf(ending, cells, approval, publishedOn, nameOf));
  return facts;
}

/** Older tables do not say when an approval was suspended or withdrawn: some day up to the snapshot. */
function endOf(
  { type, on, reason }: Ending,
  cells: Cells,
  approval: object,
  publishedOn: string,
  nameOf: ColumnNameOf,
): SourceFact {
  const day = cells.day(on);
  return {
    type,
    ...(day === undefined ? { effectiveOn: `../${publishedOn}`, undated: true } : { effectiveOn: day }),
    data: { ...approval, ...(reason !== undefined && { reason }) },
    columns: { effectiveOn: nameOf(on), 'data.reason': nameOf('status') },
  };
}

function kindOf(cells: Cells): string {
  const says = (column: Column) => cells.text(column).toLowerCase() === 'yes';
  return says('conditional') ? 'conditional' : says('exceptional') ? 'exceptional' : 'full';
}
