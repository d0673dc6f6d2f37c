import { Column } from '../columns/column.js';
import type { Register } from '../register/register.js';
import { NONE } from '../register/rows.js';

/**
 * Products as units that are told alone: a product, with every one that it was ever merged with. Keeps the rows of
 * each within reach, and follows the register as it grows.
 */
export class Units {
  private rowsSeen = 0;
  private mergesSeen = 0;
  private readonly lastRow = Column.int32();
  private readonly rowBefore = Column.int32();
  private readonly parent = new Map<number, number>();
  private readonly members = new Map<number, number[]>();

  constructor(private readonly register: Register) {}

  /** Takes in the rows and merges that the register has gained. */
  follow(): void {
    const { rows, mergeRows, subjects, details } = this.register;
    while (this.lastRow.length < subjects.size) this.lastRow.push(NONE);
    for (; this.rowsSeen < rows.length; this.rowsSeen++) {
      const subject = rows.columns.subject.at(this.rowsSeen);
      this.rowBefore.push(this.lastRow.at(subject));
      this.lastRow.cells[subject] = this.rowsSeen;
    }
    for (; this.mergesSeen < mergeRows.length; this.mergesSeen++) {
      const row = mergeRows[this.mergesSeen]!;
      const into = subjects.codeOf(`product-${details.textOf(rows.columns.detail.at(row))}`);
      if (into !== undefined) this.unite(rows.columns.subject.at(row), into);
    }
  }

  /** The subject that stands for a unit. */
  unitOf(subject: number): number {
    let at = subject;
    for (let next; (next = this.parent.get(at)) !== undefined;) at = next;
    return at;
  }

  /** Subjects of a unit. */
  subjectsOf(unit: number): readonly number[] {
    return this.members.get(unit) ?? [unit];
  }

  /** Every row about a unit, in the order in which they came to be. */
  rowsOf(unit: number): number[] {
    const found: number[] = [];
    this.forEachRow(unit, (row) => found.push(row));
    return found.sort((a, b) => a - b);
  }

  /** Visits every row about a unit, in no order. */
  forEachRow(unit: number, visit: (row: number) => void): void {
    for (const subject of this.subjectsOf(unit))
      for (let row = this.lastRow.at(subject); row !== NONE; row = this.rowBefore.at(row)) visit(row);
  }

  private unite(a: number, b: number): void {
    const [x, y] = [this.unitOf(a), this.unitOf(b)];
    if (x === y) return;
    this.members.set(x, [...this.subjectsOf(x), ...this.subjectsOf(y)]);
    this.members.delete(y);
    this.parent.set(y, x);
  }
}
