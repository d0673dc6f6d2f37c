import type { Register } from '../register/register.js';
import { NONE } from '../register/rows.js';
import { STOPS } from './pair-stops.js';
import { typeNumber } from './roles.js';

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
}
