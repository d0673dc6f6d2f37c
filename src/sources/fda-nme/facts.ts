import type { Name, SourceFact, SourceRecord } from '#projections/sourcing/source-record.js';
import { fdaNumber } from '../reading/fda-number.js';
import type { Table, TableRow } from '../reading/read-table.js';
import { RecordCells } from '../reading/record-cells.js';
import { slugOf } from '../reading/ids.js';
import type { Column } from './columns.js';

type Cells = RecordCells<Column>;
type ColumnNameOf = (column: Column) => string;

const KINDS = { NDA: 'NDA', BLA: 'BLA' } as const;
const NO_BRAND = /^\[.*without.*\]$/i;

/** The record's number; empty where the row has none. */
export const numberOf = (kind: string, number: string): string =>
  number === '' ? '' : fdaNumber(kind, number);

/**
 * A product, its application received on a pathway, and approved; and what it was designated by then. The orphan
 * designation is left to the list of those, which tells it by indication and dates it.
 */
export function recordOf(table: Table<Column>, row: TableRow<Column>, publishedOn: string): SourceRecord {
  const cells = new RecordCells(table, row, 'MDY', publishedOn);
  const kind = cells.choice('kind', KINDS);
  const number = numberOf(cells.text('kind'), cells.text('number'));
  const further = (['number2', 'number3'] as const)
    .filter((column) => cells.text(column) !== '')
    .map((column) => fdaNumber(cells.text('kind'), cells.text(column)));
  const names = namesOf(cells, [number, ...further]);
  const sponsor = cells.text('applicant');
  return {
    record: number,
    row: row.row,
    productId: slugOf(`fda-${number}`),
    identifiers: [number, ...further],
    names,
    ...(sponsor !== '' && { sponsor }),
    facts: [
      registration(names, sponsor, table.nameOf),
      ...(kind ? applicationFacts(cells, kind, number, table.nameOf) : []),
    ],
    faults: cells.faults,
  };
}

function namesOf(cells: Cells, numbers: readonly string[]): Name[] {
  const [brand, ingredient] = [cells.text('brand'), cells.text('ingredient')];
  return [
    ...(brand === '' || NO_BRAND.test(brand) ? [] : [{ text: brand, kind: 'brand' } as const]),
    ...(ingredient === '' ? [] : [{ text: ingredient, kind: 'inn' } as const]),
    ...numbers.map((text) => ({ text, kind: 'code' }) as const),
  ];
}

const registration = (names: readonly Name[], sponsor: string, nameOf: ColumnNameOf): SourceFact => ({
  type: 'ProductRegistered',
  data: { names, ...(sponsor !== '' && { sponsor }) },
  columns: {
    'data.names': nameOf('brand'),
    'data.names.brand': nameOf('brand'),
    'data.names.inn': nameOf('ingredient'),
    'data.names.code': nameOf('number'),
    'data.sponsor': nameOf('applicant'),
  },
});

function applicationFacts(cells: Cells, kind: string, number: string, nameOf: ColumnNameOf): SourceFact[] {
  const application = { applicationId: number, agency: 'FDA' };
  const [receivedOn, approvedOn] = [cells.day('receivedOn'), cells.day('approvedOn')];
  const pathway = pathwayOf(cells);
  const facts: SourceFact[] = [];
  if (receivedOn !== undefined) {
    facts.push({
      type: 'ApplicationReceived',
      effectiveOn: receivedOn,
      data: { ...application, applicationKind: kind, applicationNumber: number },
      columns: { effectiveOn: nameOf('receivedOn'), 'data.applicationKind': nameOf('kind') },
    });
    if (pathway)
      facts.push({
        type: 'ReviewPathwayAssigned',
        effectiveOn: receivedOn,
        data: { ...application, ...pathway },
        columns: {
          effectiveOn: nameOf('receivedOn'),
          'data.pathway': nameOf('review'),
          'data.note': nameOf('review'),
        },
      });
  }
  if (approvedOn === undefined) return facts;
  return [
    ...facts,
    ...designations(cells, number, approvedOn, nameOf),
    approval(cells, number, approvedOn, nameOf),
  ];
}

/** `Priority (indication [A] only)`: what stands behind the word is kept as a note. */
function pathwayOf(cells: Cells): { readonly pathway: string; readonly note?: string } | undefined {
  const [, word, more] = /^(standard|priority)\b\s*(.*)$/i.exec(cells.text('review')) ?? [];
  if (word === undefined) {
    cells.fault('review', 'must begin with Standard or Priority');
    return undefined;
  }
  return { pathway: word.toLowerCase(), ...(more && { note: cells.text('review') }) };
}

function approval(cells: Cells, number: string, approvedOn: string, nameOf: ColumnNameOf): SourceFact {
  const accelerated = answerOf(cells, 'accelerated');
  return {
    type: 'MarketingApproved',
    effectiveOn: approvedOn,
    data: {
      approvalId: number,
      applicationId: number,
      agency: 'FDA',
      approvalKind: accelerated?.yes ? 'accelerated' : 'full',
      indication: cells.text('indication') || cells.text('use') || 'not stated',
      ...(accelerated?.note !== undefined && { note: `Accelerated approval: ${accelerated.note}` }),
    },
    columns: {
      effectiveOn: nameOf('approvedOn'),
      'data.approvalKind': nameOf('accelerated'),
      'data.indication': nameOf(cells.text('indication') !== '' ? 'indication' : 'use'),
      'data.note': nameOf('accelerated'),
    },
  };
}

/** The compilation says what an application had been designated when it was approved, and not since when. */
function designations(cells: Cells, number: string, approvedOn: string, nameOf: ColumnNameOf): SourceFact[] {
  return DESIGNATIONS.flatMap(({ column, kind }) => {
    const answer = answerOf(cells, column);
    if (!answer?.yes) return [];
    return [
      {
        type: 'DesignationGranted',
        effectiveOn: `../${approvedOn}`,
        data: {
          designationId: `${number}-${kind}`,
          agency: 'FDA',
          kind,
          applicationId: number,
          ...(answer.note !== undefined && { note: answer.note }),
        },
        columns: { effectiveOn: nameOf('approvedOn'), 'data.note': nameOf(column) },
      },
    ];
  });
}

const DESIGNATIONS = [
  { column: 'breakthrough', kind: 'breakthrough-therapy' },
  { column: 'fastTrack', kind: 'fast-track' },
] as const;

/** `Yes`, `No`, `N/A` for what did not exist yet, or `Yes (indication [A] only)`. */
function answerOf(
  cells: Cells,
  column: Column,
): { readonly yes: boolean; readonly note?: string } | undefined {
  const cell = cells.text(column);
  const [, word, more] = /^(yes|no|n\/a)\b\s*(.*)$/i.exec(cell) ?? [];
  if (word === undefined) {
    cells.fault(column, 'must begin with Yes, No or N/A');
    return undefined;
  }
  return { yes: word.toLowerCase() === 'yes', ...(more && { note: cell }) };
}
