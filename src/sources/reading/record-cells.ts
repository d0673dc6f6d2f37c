import { isoDate, dateBounds } from '#events/edtf.js';
import { isText, TEXT_RULE } from '#events/validation.js';
import type { CellFault } from '#projections/sourcing/source-record.js';
import { civilDay, type DateOrder } from './dates.js';
import type { Table, TableRow } from './read-table.js';

const IS_A_DAY: Readonly<Record<DateOrder, string>> = {
  DMY: 'must be a day, such as 31/01/2025 or 2025-01-31',
  MDY: 'must be a day, such as 1/31/2025 or 2025-01-31',
};

/** Reads the cells of one row, and notes what cannot be read: it is taken for an empty cell. */
export class RecordCells<K extends string> {
  readonly faults: CellFault[] = [];
  private readonly unreadable = new Set<K>();

  constructor(
    private readonly table: Table<K>,
    private readonly line: TableRow<K>,
    private readonly order: DateOrder,
    private readonly publishedOn: string,
  ) {
    for (const [column, cell] of Object.entries(line.cells) as [K, string][])
      if (cell !== '' && !isText(cell)) {
        this.fault(column, `must be ${TEXT_RULE}`);
        this.unreadable.add(column);
      }
  }

  get row(): number {
    return this.line.row;
  }

  text(column: K): string {
    return this.unreadable.has(column) ? '' : this.line.cells[column];
  }

  /** The civil day; undefined where the cell is empty, or holds none, which is noted. */
  day(column: K): string | undefined {
    const cell = this.text(column);
    if (cell === '') return undefined;
    const day = civilDay(cell, this.order, lastDay(this.publishedOn));
    if (day === undefined) this.fault(column, IS_A_DAY[this.order]);
    return day;
  }

  /** One of the known values, compared without regard to case; undefined where it is none of them, which is noted. */
  choice<T>(column: K, known: Readonly<Record<string, T>>): T | undefined {
    const cell = this.text(column);
    const found = Object.entries(known).find(([value]) => value.toLowerCase() === cell.toLowerCase());
    if (!found)
      this.fault(
        column,
        `must be one of ${Object.keys(known)
          .map((value) => value || 'nothing')
          .join(', ')}`,
      );
    return found?.[1];
  }

  fault(column: K, rule: string): void {
    this.faults.push({
      row: this.row,
      column: this.table.nameOf(column),
      value: this.line.cells[column],
      rule,
    });
  }
}

/** The last day that the date of a snapshot may mean. */
export const lastDay = (publishedOn: string): string => isoDate(dateBounds(publishedOn).latest);
