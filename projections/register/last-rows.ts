import { compareRows } from './order.js';
import type { Register } from './register.js';
import { NONE, OPEN_START } from './rows.js';

/** For each lane the row that comes last in the world's order, of those taken. */
export class LastRows {
  /** By lane; NONE where none was taken. */
  readonly rows: Int32Array;
  /** Its last possible day, beside it: only rows of one day need more of each other compared. */
  private readonly latest: Int32Array;

  constructor(private readonly register: Register) {
    this.rows = new Int32Array(register.lanes.size).fill(NONE);
    this.latest = new Int32Array(register.lanes.size).fill(OPEN_START);
  }

  /** @param latest the row's last possible day */
  take(lane: number, row: number, latest: number): void {
    const before = this.latest[lane]!;
    if (latest < before) return;
    const standing = this.rows[lane]!;
    if (latest === before && standing !== NONE && compareRows(this.register, row, standing) < 0) return;
    this.rows[lane] = row;
    this.latest[lane] = latest;
  }
}
