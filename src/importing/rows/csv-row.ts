import { definitionOf, STATED_TYPES } from '#events/catalogue.js';
import { CellError, valueOf } from './cells.js';
import { ENVELOPE_COLUMNS, payloadColumns, type Column } from './columns.js';
import type { Header } from './csv-header.js';
import type { Fault, Row } from './row.js';
import { statedRow } from './stated-row.js';

/** The row that a record states under a header. An empty cell is a field that is absent. */
export function rowOfCells(line: number, cells: readonly string[], header: Header): Row {
  const ragged = raggedFault(cells, header);
  if (ragged) return { line, faults: [ragged] };
  const type = cells[header.indexOf('type')]!;
  const columns = columnsOfType(type);
  if (!columns)
    return {
      line,
      faults: [{ column: 'type', value: type, rule: `must be one of ${STATED_TYPES.join(', ')}` }],
    };
  const faults: Fault[] = [];
  const value: Record<string, unknown> = { data: {} };
  for (const [i, name] of header.entries()) {
    const cell = cells[i]!;
    if (cell === '') continue;
    const column = columns.get(name);
    if (!column)
      faults.push({ column: name, value: cell, rule: `is not a field of ${type}; leave it empty` });
    else place(value, column, cell, faults);
  }
  return faults.length > 0 ? { line, faults } : statedRow(line, value);
}

function raggedFault(cells: readonly string[], header: Header): Fault | undefined {
  if (cells.length === header.length) return undefined;
  return { column: '', value: cells.length, rule: `must have ${header.length} cells, as the header has` };
}

function place(value: Record<string, unknown>, column: Column, cell: string, faults: Fault[]): void {
  try {
    const last = column.path.length - 1;
    let at = value;
    for (const name of column.path.slice(0, last)) at = (at[name] ??= {}) as Record<string, unknown>;
    at[column.path[last]!] = valueOf(cell, column);
  } catch (error) {
    if (!(error instanceof CellError)) throw error;
    faults.push({ column: column.name, value: cell, rule: error.message });
  }
}

const cache = new Map<string, ReadonlyMap<string, Column>>();

/** Columns by name that a type may fill; undefined for a type there is not. */
function columnsOfType(type: string): ReadonlyMap<string, Column> | undefined {
  const definition = definitionOf(type);
  if (!definition) return undefined;
  let columns = cache.get(type);
  if (!columns) {
    columns = new Map(
      [...ENVELOPE_COLUMNS, ...payloadColumns(definition)].map((column) => [column.name, column]),
    );
    cache.set(type, columns);
  }
  return columns;
}
