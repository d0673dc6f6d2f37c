import { CATALOGUE } from '#events/catalogue.js';
import type { EpochDay } from '#events/edtf.js';
import { inForceOn, laneRedirects } from './as-of.js';
import { LastRows } from './last-rows.js';
import type { Register } from './register.js';
import { NONE } from './rows.js';

/** A designation, in codes of the register: whose it is, and its kind. */
export interface DesignationOfSubject {
  readonly subject: number;
  readonly kind: number;
}

const IS_DESIGNATION = Uint8Array.from(CATALOGUE, ({ family }) => (family === 'designation' ? 1 : 0));

/** The designations on a day, certainly or possibly, as known then; of what was merged, with the product that goes on. */
export function designationsAt(register: Register, day: EpochDay, position: number): DesignationOfSubject[] {
  const { columns } = register.rows;
  const type = columns.type.cells;
  const lane = columns.lane.cells;
  const detail = columns.detail.cells;
  const earliest = columns.earliest.cells;
  const latest = columns.latest.cells;
  const until = columns.until.cells;
  const redirects = laneRedirects(register, day, position);
  const kinds = new LastRows(register, register.lanes.size);
  const length = register.rows.knownAt(position);
  for (let row = 0; row < length; row++) {
    if (IS_DESIGNATION[type[row]!] === 0) continue;
    const own = lane[row]!;
    if (own === NONE || detail[row] === NONE || until[row]! <= position) continue;
    const last = latest[row]!;
    if (inForceOn(earliest[row]!, last, day) === 0) continue;
    kinds.take(redirects ? redirects.lane(own) : own, row, last);
  }
  const found: DesignationOfSubject[] = [];
  for (let at = 0; at < kinds.rows.length; at++) {
    const row = kinds.rows[at]!;
    if (row === NONE) continue;
    const own = register.laneSubject.at(at);
    found.push({ subject: redirects ? redirects.subject(own) : own, kind: detail[row]! });
  }
  return found;
}
