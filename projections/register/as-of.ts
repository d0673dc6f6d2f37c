import { CATALOGUE } from '#events/catalogue.js';
import type { EpochDay } from '#events/edtf.js';
import { survivor } from '../product/merges.js';
import type { Register } from './register.js';
import { compareRows } from './order.js';
import { LastRows } from './last-rows.js';
import { NONE } from './rows.js';
import { BEARS_STATUS, NAMES_KIND } from './succession.js';

/** How many events were recorded by an instant (inclusive). @param instant ms since 1970 */
export function positionAt(register: Register, instant: number): number {
  const { cells, length } = register.recordedAt;
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cells[middle]! <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a row's date lies on or before a day: 2 certainly, 1 possibly, 0 not. */
export const inForceOn = (earliest: number, latest: number, day: EpochDay): 0 | 1 | 2 =>
  latest <= day ? 2 : earliest <= day ? 1 : 0;

const REGISTERED = CATALOGUE.findIndex(({ type }) => type === 'ProductRegistered');

/** For each lane, by code, what is certain of it. */
export interface LaneStatuses {
  /** The row that gives it its status; NONE where it has none. */
  readonly certain: Int32Array;
  /** The row that says what kind of application the lane is, certainly or possibly; NONE where none does. */
  readonly kinds: Int32Array;
  /** By subject: 1 for a registered product. */
  readonly isProduct: Uint8Array;
  readonly redirects: LaneRedirects | undefined;
}

/** The status of every lane on a day, as known when the log had so many events. One pass over the rows. */
export function laneStatusesAt(register: Register, day: EpochDay, position: number): LaneStatuses {
  const { columns } = register.rows;
  const type = columns.type.cells;
  const lane = columns.lane.cells;
  const application = columns.application.cells;
  const detail = columns.detail.cells;
  const earliest = columns.earliest.cells;
  const latest = columns.latest.cells;
  const until = columns.until.cells;
  const isProduct = new Uint8Array(register.subjects.size);
  const certain = new LastRows(register, register.lanes.size);
  const kinds = new LastRows(register, register.lanes.size);
  const redirects = laneRedirects(register, day, position);
  const length = register.rows.knownAt(position);
  for (let row = 0; row < length; row++) {
    if (until[row]! <= position) continue;
    const last = latest[row]!;
    if (last > day && earliest[row]! > day) continue;
    const kind = type[row]!;
    if (BEARS_STATUS[kind] === 0) {
      if (kind === REGISTERED) isProduct[columns.subject.at(row)] = 1;
      continue;
    }
    if (lane[row] === NONE) continue;
    const own = redirects ? redirects.lane(lane[row]!) : lane[row]!;
    if (NAMES_KIND[kind] === 1 && detail[row]! !== NONE) kinds.take(own, row, last);
    if (last > day) continue;
    certain.take(own, row, last);
    const concluded = application[row]!;
    if (concluded !== NONE) certain.take(redirects ? redirects.lane(concluded) : concluded, row, last);
  }
  return { certain: certain.rows, kinds: kinds.rows, isProduct, redirects };
}

/** Of the rows considered for a place, keeps the one that comes last in the world's order. */
export function keepLater(register: Register, best: Int32Array, at: number, row: number): void {
  const standing = best[at]!;
  if (standing === NONE || compareRows(register, row, standing) > 0) best[at] = row;
}

export interface LaneRedirects {
  /** Subjects that went into another. */
  readonly merged: readonly number[];
  subject(code: number): number;
  lane(code: number): number;
}

/** Where merges lead on that day, as known then; undefined where there are none, which is the usual case. */
export function laneRedirects(
  register: Register,
  day: EpochDay,
  position: number,
): LaneRedirects | undefined {
  const into = mergesAt(register, day, position);
  if (into.size === 0) return undefined;
  const merged = [...into.keys()].filter((code) => survivor(code, into) !== code);
  const goesOn = new Map(merged.map((code) => [code, survivor(code, into)]));
  const subject = (code: number): number => goesOn.get(code) ?? code;
  const lanes = new Map<number, number>();
  const firstOfName = new Map<string, number>();
  for (let lane = 0; lane < register.lanes.size; lane++) {
    const target = goesOn.get(register.laneSubject.at(lane));
    if (target === undefined) continue;
    const name = register.lanes.textOf(lane);
    const survives = `${target}${name.slice(name.indexOf(' '))}`;
    const at = register.lanes.codeOf(survives) ?? firstOfName.get(survives);
    if (at === undefined) firstOfName.set(survives, lane);
    else lanes.set(lane, at);
  }
  return { merged, subject, lane: (code) => lanes.get(code) ?? code };
}

/**
 * Product by the product it was certainly merged into by that day, as known then; by code. Of two merges of one
 * product the later in the world's order holds.
 */
export function mergesAt(register: Register, day: EpochDay, position: number): Map<number, number> {
  const { subject, detail, earliest, latest } = register.rows.columns;
  const held = register.mergeRows.filter(
    (row) => register.rows.heldAt(row, position) && inForceOn(earliest.at(row), latest.at(row), day) === 2,
  );
  const into = new Map<number, number>();
  for (const row of held.sort((a, b) => compareRows(register, a, b))) {
    const target = register.subjects.codeOf(`product-${register.details.textOf(detail.at(row))}`);
    if (target !== undefined) into.set(subject.at(row), target);
  }
  return into;
}
