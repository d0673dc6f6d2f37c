import type { Register } from '../register/register.js';
import { typeNumber } from './roles.js';

const ENACTED = typeNumber('ReviewClockEnacted');

/** Rows of review clocks: few, and asked for by every answer that shows a clock. Follows the register. */
export class RuleRows {
  private rowsSeen = 0;
  private readonly rows: number[] = [];

  constructor(readonly register: Register) {}

  /** Rows held at a position; the same rows always say the same. */
  heldAt(position: number): number[] {
    const { rows } = this.register;
    this.follow();
    return this.rows.filter((row) => rows.heldAt(row, position));
  }

  /** Positions between two at which a rule was recorded, changed or taken back; the first excluded. */
  changedBetween(a: number, b: number): number[] {
    const { from, until } = this.register.rows.columns;
    this.follow();
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const positions = this.rows.flatMap((row) => [from.at(row), until.at(row)]);
    return [...new Set(positions)]
      .filter((position) => position > low && position <= high)
      .sort((x, y) => x - y);
  }

  private follow(): void {
    const { rows } = this.register;
    for (; this.rowsSeen < rows.length; this.rowsSeen++)
      if (rows.columns.type.at(this.rowsSeen) === ENACTED) this.rows.push(this.rowsSeen);
  }
}
