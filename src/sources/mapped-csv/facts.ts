import { definitionOf } from '#events/catalogue.js';
import type { CellFault, Name, SourceFact, SourceRecord } from '#projections/sourcing/source-record.js';
import { dateOf } from '../reading/dates.js';
import { slugOf } from '../reading/ids.js';
import type { Table, TableRow } from '../reading/read-table.js';
import { lastDay } from '../reading/record-cells.js';
import { columnsOf, filled, firstOf } from './columns.js';
import type { FactMapping, Mapping } from './mapping.js';

/** What a row states by a mapping. */
export function recordOf(
  mapping: Mapping,
  table: Table<string>,
  row: TableRow<string>,
  publishedOn: string,
): SourceRecord {
  const cellOf = (column: string): string => row.cells[column] ?? '';
  const optionalCell = (named: Mapping['record'] | undefined) =>
    named === undefined ? '' : cellOf(firstOf(named));
  const faults: CellFault[] = [];
  const record = cellOf(firstOf(mapping.record));
  const numbers = [record, ...(mapping.numbers ?? []).map((named) => cellOf(firstOf(named)))].filter(Boolean);
  const names = namesOf(mapping, cellOf, numbers);
  const [sponsor, url] = [optionalCell(mapping.sponsor), optionalCell(mapping.url)];
  const facts = mapping.facts.flatMap((fact) => factOf(fact, mapping, table, row, publishedOn, faults));
  return {
    record,
    row: row.row,
    productId: slugOf(`${mapping.id}-${record}`).slice(0, 100),
    identifiers: numbers,
    names,
    ...(sponsor !== '' && { sponsor }),
    ...(/^https?:\/\/\S+$/.test(url) && { url }),
    facts: [registration(mapping, table, names, sponsor), ...facts],
    faults,
  };
}

function namesOf(mapping: Mapping, cellOf: (column: string) => string, numbers: readonly string[]): Name[] {
  const named = mapping.names.flatMap(({ column, kind, lang }): Name[] => {
    const text = cellOf(firstOf(column));
    return text === '' ? [] : [{ text, kind, ...(lang !== undefined && { lang }) }];
  });
  const codes = numbers.filter((number) => !named.some(({ text }) => text === number));
  return [...named, ...codes.map((text) => ({ text, kind: 'code' }) as const)];
}

const registration = (
  mapping: Mapping,
  table: Table<string>,
  names: readonly Name[],
  sponsor: string,
): SourceFact => ({
  type: 'ProductRegistered',
  data: { names, ...(sponsor !== '' && { sponsor }) },
  columns: {
    'data.names.code': table.nameOf(firstOf(mapping.record)),
    ...Object.fromEntries(
      mapping.names.map(({ column, kind }) => [`data.names.${kind}`, table.nameOf(firstOf(column))]),
    ),
    ...(mapping.sponsor !== undefined && { 'data.sponsor': table.nameOf(firstOf(mapping.sponsor)) }),
  },
});

function factOf(
  { type, effectiveOn, when, data }: FactMapping,
  { dates = 'DMY' }: Mapping,
  table: Table<string>,
  row: TableRow<string>,
  publishedOn: string,
  faults: CellFault[],
): SourceFact[] {
  const cellOf = (column: string): string => row.cells[column] ?? '';
  if (when && !when.is.includes(cellOf(when.column))) return [];
  const cell = effectiveOn === undefined ? '' : cellOf(firstOf(effectiveOn));
  const day = dateOf(cell, dates, lastDay(publishedOn));
  // A date that is not there yet states nothing, unless another cell says that it should be.
  if (cell === '' && effectiveOn !== undefined && !when) return [];
  if (day === undefined && effectiveOn !== undefined) {
    const column = table.nameOf(firstOf(effectiveOn));
    const rule =
      cell === ''
        ? `is required where ${when!.column} is ${cellOf(when!.column)}`
        : `must be a day (${dates}) or a date in EDTF`;
    faults.push({ row: row.row, column, ...(cell !== '' && { value: cell }), rule });
    return [];
  }
  const isDated = definitionOf(type)!.dated === 'required';
  return [
    {
      type,
      ...(day !== undefined && { effectiveOn: day }),
      ...(day === undefined && isDated && { effectiveOn: `../${publishedOn}`, undated: true as const }),
      data: Object.fromEntries(
        Object.entries(data)
          .map(([field, template]) => [field, filled(template, cellOf)] as const)
          .filter(([, value]) => value !== undefined),
      ),
      columns: {
        ...(effectiveOn !== undefined && { effectiveOn: table.nameOf(firstOf(effectiveOn)) }),
        ...Object.fromEntries(
          Object.entries(data).flatMap(([field, template]) => {
            const [column] = columnsOf(template);
            return column === undefined ? [] : [[`data.${field}`, table.nameOf(column)]];
          }),
        ),
      },
    },
  ];
}
