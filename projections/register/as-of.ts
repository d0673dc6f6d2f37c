import { CATALOGUE } from '#events/catalogue.js';
import type { EpochDay } from '#events/edtf.js';
import { stageOf, stageRank, statusOf } from '../product/stage.js';
import type { Register } from './register.js';
import { compareRows } from './order.js';
import { NONE } from './rows.js';

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
const MERGED = CATALOGUE.findIndex(({ type }) => type === 'ProductMerged');

/** Type numbers whose events give their lane a status. */
const BEARS_STATUS = Uint8Array.from(CATALOGUE, ({ type }) => (statusOf(type) ? 1 : 0));

/** Stage ranks by type number, twice: for a marketing application, then for a trial application. */
const STAGE_RANKS = Uint8Array.from(
  [undefined, 'IND'].flatMap((kind) => CATALOGUE.map(({ type }) => stageRank(stageOf(type, kind)))),
);
const TRIAL_KINDS = ['IND', 'CTA', 'supplementary-IND'];

/** Stage of every subject, by code. */
export interface Stages {
  /** Stage rank + 1 from what is certain; 0 where it is not a registered product or was merged into another. */
  readonly certain: Uint8Array;
  /** The same with what is possible taken in. */
  readonly possible: Uint8Array;
}

/** For each lane, by code, the row that gives it its status; NONE where it has none. */
export interface LaneStatuses {
  readonly certain: Int32Array;
  /** The same with what is possible taken in. */
  readonly possible: Int32Array;
  readonly isProduct: Uint8Array;
  readonly redirects: LaneRedirects | undefined;
}

/** The status of every lane on a day, as known when the log had so many events. One pass over the rows. */
export function laneStatusesAt(register: Register, day: EpochDay, position: number): LaneStatuses {
  const { columns, length } = register.rows;
  const type = columns.type.cells;
  const lane = columns.lane.cells;
  const application = columns.application.cells;
  const earliest = columns.earliest.cells;
  const latest = columns.latest.cells;
  const from = columns.from.cells;
  const until = columns.until.cells;
  const isProduct = new Uint8Array(register.subjects.size);
  const certain = new Int32Array(register.lanes.size).fill(NONE);
  const possible = new Int32Array(register.lanes.size).fill(NONE);
  const redirects = laneRedirects(register, day, position);
  const consider = (best: Int32Array, at: number, row: number) => {
    const standing = best[at]!;
    if (standing === NONE || compareRows(register, row, standing) > 0) best[at] = row;
  };
  for (let row = 0; row < length; row++) {
    if (from[row]! > position || until[row]! <= position) continue;
    const force = inForceOn(earliest[row]!, latest[row]!, day);
    if (force === 0) continue;
    const kind = type[row]!;
    if (kind === REGISTERED) isProduct[columns.subject.at(row)] = 1;
    if (BEARS_STATUS[kind] === 0) continue;
    for (let own = lane[row]!, next = application[row]!; own !== NONE; own = next, next = NONE) {
      const at = redirects ? redirects.lane(own) : own;
      consider(possible, at, row);
      if (force === 2) consider(certain, at, row);
    }
  }
  return { certain, possible, isProduct, redirects };
}

/** The stage of every product on a day, as known when the log had so many events. */
export function stagesAt(register: Register, day: EpochDay, position: number): Stages {
  const { certain, possible, isProduct, redirects } = laneStatusesAt(register, day, position);
  return {
    certain: ranksOf(register, certain, isProduct, redirects),
    possible: ranksOf(register, possible, isProduct, redirects),
  };
}

function ranksOf(
  register: Register,
  best: Int32Array,
  isProduct: Uint8Array,
  redirects: LaneRedirects | undefined,
): Uint8Array {
  const { type, detail } = register.rows.columns;
  const trial = new Uint8Array(register.details.size);
  for (const kind of TRIAL_KINDS) {
    const code = register.details.codeOf(kind);
    if (code !== undefined) trial[code] = 1;
  }
  const ranks = isProduct.slice();
  for (let lane = 0; lane < best.length; lane++) {
    const row = best[lane]!;
    if (row === NONE) continue;
    const own = register.laneSubject.at(lane);
    const subject = redirects ? redirects.subject(own) : own;
    if (ranks[subject] === 0) continue;
    const code = detail.at(row);
    const offset = code !== NONE && trial[code] === 1 ? CATALOGUE.length : 0;
    const rank = STAGE_RANKS[offset + type.at(row)]! + 1;
    if (rank > ranks[subject]!) ranks[subject] = rank;
  }
  if (redirects) for (const merged of redirects.merged) ranks[merged] = 0;
  return ranks;
}

interface LaneRedirects {
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
  const subject = (code: number): number => {
    const seen = new Set<number>();
    let at = code;
    for (let next; (next = into.get(at)) !== undefined && !seen.has(at); at = next) seen.add(at);
    return at;
  };
  const lanes = new Map<number, number>();
  for (let lane = 0; lane < register.lanes.size; lane++) {
    const own = register.laneSubject.at(lane);
    const target = subject(own);
    if (target === own) continue;
    const name = register.lanes.textOf(lane);
    lanes.set(lane, register.lanes.codeOf(`${target}${name.slice(name.indexOf(' '))}`) ?? lane);
  }
  return { merged: [...into.keys()], subject, lane: (code) => lanes.get(code) ?? code };
}

/** Product by the product it was certainly merged into by that day, as known then; by code. */
export function mergesAt(register: Register, day: EpochDay, position: number): Map<number, number> {
  const into = new Map<number, number>();
  const { type, subject, detail, earliest, latest } = register.rows.columns;
  for (const row of register.mergeRows) {
    if (type.at(row) !== MERGED || !register.rows.heldAt(row, position)) continue;
    if (inForceOn(earliest.at(row), latest.at(row), day) !== 2) continue;
    const target = register.subjects.codeOf(`product-${register.details.textOf(detail.at(row))}`);
    if (target !== undefined) into.set(subject.at(row), target);
  }
  return into;
}
