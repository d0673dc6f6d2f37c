import { CATALOGUE } from '#events/catalogue.js';
import type { EpochDay } from '#events/edtf.js';
import { survivor } from '../product/merges.js';
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

/** Type numbers whose events give their lane a status. */
const BEARS_STATUS = Uint8Array.from(CATALOGUE, ({ type }) => (statusOf(type) ? 1 : 0));

/** Stage ranks by type number, twice: for a marketing application, then for a trial application. */
const STAGE_RANKS = Uint8Array.from(
  [undefined, 'IND'].flatMap((kind) => CATALOGUE.map(({ type }) => stageRank(stageOf(type, kind)))),
);
const TRIAL_KINDS = ['IND', 'CTA', 'supplementary-IND'];

/** Type numbers whose events may say what kind of application theirs is. */
const NAMES_KIND = Uint8Array.from(CATALOGUE, ({ data }) => ('applicationKind' in data.properties ? 1 : 0));

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
  /** The row that says what kind of application the lane is; NONE where none does. */
  readonly kinds: Int32Array;
  readonly isProduct: Uint8Array;
  readonly redirects: LaneRedirects | undefined;
}

/** The status of every lane on a day, as known when the log had so many events. One pass over the rows. */
export function laneStatusesAt(register: Register, day: EpochDay, position: number): LaneStatuses {
  const { columns, length } = register.rows;
  const type = columns.type.cells;
  const lane = columns.lane.cells;
  const application = columns.application.cells;
  const detail = columns.detail.cells;
  const earliest = columns.earliest.cells;
  const latest = columns.latest.cells;
  const from = columns.from.cells;
  const until = columns.until.cells;
  const isProduct = new Uint8Array(register.subjects.size);
  const certain = new Int32Array(register.lanes.size).fill(NONE);
  const possible = new Int32Array(register.lanes.size).fill(NONE);
  const kinds = new Int32Array(register.lanes.size).fill(NONE);
  const redirects = laneRedirects(register, day, position);
  for (let row = 0; row < length; row++) {
    if (from[row]! > position || until[row]! <= position) continue;
    const force = inForceOn(earliest[row]!, latest[row]!, day);
    if (force === 0) continue;
    const kind = type[row]!;
    if (kind === REGISTERED) isProduct[columns.subject.at(row)] = 1;
    if (BEARS_STATUS[kind] === 0) continue;
    for (let own = lane[row]!, next = application[row]!; own !== NONE; own = next, next = NONE) {
      const at = redirects ? redirects.lane(own) : own;
      keepLater(register, possible, at, row);
      if (force === 2) keepLater(register, certain, at, row);
      if (NAMES_KIND[kind] === 1 && detail[row]! !== NONE) keepLater(register, kinds, at, row);
    }
  }
  return { certain, possible, kinds, isProduct, redirects };
}

/** Of the rows considered for a place, keeps the one that comes last in the world's order. */
export function keepLater(register: Register, best: Int32Array, at: number, row: number): void {
  const standing = best[at]!;
  if (standing === NONE || compareRows(register, row, standing) > 0) best[at] = row;
}

/** The stage of every product on a day, as known when the log had so many events. */
export function stagesAt(register: Register, day: EpochDay, position: number): Stages {
  const statuses = laneStatusesAt(register, day, position);
  return {
    certain: ranksOf(register, statuses, statuses.certain),
    possible: ranksOf(register, statuses, statuses.possible),
  };
}

function ranksOf(
  register: Register,
  { kinds, isProduct, redirects }: LaneStatuses,
  best: Int32Array,
): Uint8Array {
  const { type, detail, application } = register.rows.columns;
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
    const concluded = application.at(row);
    // The approval's own lane says where the approval stands, and not the application that it concluded.
    if (concluded !== NONE && (redirects ? redirects.lane(concluded) : concluded) === lane) continue;
    const kind = kinds[lane]!;
    const offset = kind !== NONE && trial[detail.at(kind)] === 1 ? CATALOGUE.length : 0;
    const rank = STAGE_RANKS[offset + type.at(row)]! + 1;
    if (rank > ranks[subject]!) ranks[subject] = rank;
  }
  if (redirects) for (const merged of redirects.merged) ranks[merged] = 0;
  return ranks;
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
