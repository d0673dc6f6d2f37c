import type { Register } from '../register/register.js';
import { NONE } from '../register/rows.js';
import { STOPS } from './pair-stops.js';
import { typeNumber } from './roles.js';
import type { Pair } from './span-pair.js';

const MOVING = new Set([...Object.keys(STOPS), 'ReviewExtended'].map(typeNumber));

/** Lanes whose deadline something may have moved: a stop or an extension, believed at any time. Follows the register. */
export class MovedLanes {
  private rowsSeen = 0;
  private readonly rows = new Map<number, number[]>();

  constructor(private readonly register: Register) {}

  follow(): void {
    const { type, lane } = this.register.rows.columns;
    for (; this.rowsSeen < this.register.rows.length; this.rowsSeen++) {
      const of = lane.at(this.rowsSeen);
      if (of === NONE || !MOVING.has(type.at(this.rowsSeen))) continue;
      const list = this.rows.get(of);
      if (list) list.push(this.rowsSeen);
      else this.rows.set(of, [this.rowsSeen]);
    }
  }

  has(lane: number): boolean {
    return this.rows.has(lane);
  }

  /**
   * Positions of the stops and extensions that were recorded, changed or taken back between two pairs of dates, or
   * came into force between their days.
   */
  changedBetween(a: Pair, b: Pair): number[] {
    const { columns } = this.register.rows;
    const between = (value: number, x: number, y: number) =>
      value > Math.min(x, y) && value <= Math.max(x, y);
    const found = new Set<number>();
    for (const row of [...this.rows.values()].flat()) {
      for (const at of [columns.from.at(row), columns.until.at(row)])
        if (between(at, a.position, b.position)) found.add(at);
      const held = this.register.rows.heldAt(row, b.position);
      if (
        held &&
        [columns.earliest.at(row), columns.latest.at(row)].some((day) => between(day, a.day, b.day))
      )
        found.add(columns.position.at(row));
    }
    return [...found];
  }
}
