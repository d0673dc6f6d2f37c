import { compareRows } from './order.js';
import type { Register } from './register.js';
import { NONE, OPEN_START } from './rows.js';

/** For each of so many places the row that comes last in the world's order, of those taken. */
export class LastRows {
  /** By place; NONE where none was taken. */
  readonly rows: Int32Array;
  /** Its last possible day, beside it: only rows of one day need more of each other compared. */
  private readonly latest: Int32Array;

  constructor(
    private readonly register: Register,
    places: number,
  ) {
    this.rows = new Int32Array(places).fill(NONE);
    this.latest = new Int32Array(places).fill(OPEN_START);
  }

  /** @param latest the row's last possible day */
  take(place: number, row: number, latest: number): void {
    const before = this.latest[place]!;
    if (latest < before) return;
    const standing = this.rows[place]!;
    if (latest === before && standing !== NONE && compareRows(this.register, row, standing) < 0) return;
    this.rows[place] = row;
    this.latest[place] = latest;
  }
}
