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
  const { type, lane, detail, earliest, latest } = register.rows.columns;
  const redirects = laneRedirects(register, day, position);
  const kinds = new LastRows(register, register.lanes.size);
  const length = register.rows.knownAt(position);
  for (let row = 0; row < length; row++) {
    if (IS_DESIGNATION[type.at(row)] === 0 || lane.at(row) === NONE || detail.at(row) === NONE) continue;
    if (!register.rows.heldAt(row, position)) continue;
    if (inForceOn(earliest.at(row), latest.at(row), day) === 0) continue;
    kinds.take(redirects ? redirects.lane(lane.at(row)) : lane.at(row), row, latest.at(row));
  }
  const found: DesignationOfSubject[] = [];
  for (const [at, row] of kinds.rows.entries()) {
    if (row === NONE) continue;
    const own = register.laneSubject.at(at);
    found.push({ subject: redirects ? redirects.subject(own) : own, kind: detail.at(row) });
  }
  return found;
}
