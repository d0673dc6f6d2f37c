import type { EpochDay } from '#events/edtf.js';
import { inForceOn, laneRedirects, laneStatusesAt, type LaneStatuses } from './as-of.js';
import { LastRows } from './last-rows.js';
import type { Register } from './register.js';
import { NONE } from './rows.js';
import { isTrialKind, NAMES_KIND, rankOf, TANGLED } from './succession.js';

/**
 * The stage of every subject, by code, from what is certain on a day, as known when the log had so many events.
 * @returns stage rank + 1; 0 where it is not a registered product or was merged into another
 */
export function stagesAt(register: Register, day: EpochDay, position: number): Uint8Array {
  const ranks = new Uint8Array(register.subjects.size);
  const redirects = laneRedirects(register, day, position);
  const statuses = redirects
    ? laneStatusesAt(register, day, position)
    : takeStandingRows(register, day, position, ranks);
  takeStatuses(register, statuses, ranks);
  const registered = registeredAt(register, day, position);
  for (let subject = 0; subject < ranks.length; subject++)
    ranks[subject] = registered[subject] === 0 ? 0 : Math.max(1, ranks[subject]!);
  if (redirects) for (const merged of redirects.merged) ranks[merged] = 0;
  return ranks;
}

interface Statuses extends Pick<LaneStatuses, 'certain' | 'kinds' | 'redirects'> {
  /** The lanes that the statuses are of; every lane by its code where this is absent. */
  readonly lanes?: Int32Array;
}

/**
 * One pass over the rows, in which each tells by itself whether it stands; into `ranks` goes what those give.
 * @returns the statuses of tangled lanes alone
 */
function takeStandingRows(register: Register, day: EpochDay, position: number, ranks: Uint8Array): Statuses {
  const { columns } = register.rows;
  const [earliest, latest] = [columns.earliest.cells, columns.latest.cells];
  const [until, subject] = [columns.until.cells, columns.subject.cells];
  const { nextLatest, nextFrom, rank } = register.succession.rows;
  const [overBy, overFrom, given] = [nextLatest.cells, nextFrom.cells, rank.cells];
  const { type, lane, application, detail } = columns;
  const { lanes, numbers } = register.succession.tangles;
  const [certain, kinds] = [new LastRows(register, lanes.length), new LastRows(register, lanes.length)];
  const length = register.rows.knownAt(position);
  for (let row = 0; row < length; row++) {
    const last = latest[row]!;
    if (until[row]! <= position || (last > day && earliest[row]! > day)) continue;
    if (overFrom[row]! <= position && overBy[row]! <= day) continue;
    const own = given[row]!;
    if (own !== TANGLED) {
      if (last <= day && own > ranks[subject[row]!]!) ranks[subject[row]!] = own;
      continue;
    }
    const at = numbers[lane.at(row)]!;
    if (NAMES_KIND[type.at(row)] === 1 && detail.at(row) !== NONE) kinds.take(at, row, last);
    if (last > day) continue;
    certain.take(at, row, last);
    const concluded = application.at(row) === NONE ? NONE : numbers[application.at(row)]!;
    if (concluded !== NONE) certain.take(concluded, row, last);
  }
  return { certain: certain.rows, kinds: kinds.rows, lanes, redirects: undefined };
}

function takeStatuses(
  register: Register,
  { certain, kinds, lanes, redirects }: Statuses,
  ranks: Uint8Array,
): void {
  const { type, application, detail } = register.rows.columns;
  const trials = Uint8Array.from({ length: register.details.size }, (_, kind) =>
    isTrialKind(register.details.textOf(kind)) ? 1 : 0,
  );
  for (let at = 0; at < certain.length; at++) {
    const row = certain[at]!;
    if (row === NONE) continue;
    const lane = lanes ? lanes[at]! : at;
    const concluded = application.at(row);
    // The approval's own lane says where the approval stands, and not the application that it concluded.
    if (concluded !== NONE && (redirects ? redirects.lane(concluded) : concluded) === lane) continue;
    const own = register.laneSubject.at(lane);
    const subject = redirects ? redirects.subject(own) : own;
    const trial = kinds[at]! !== NONE && trials[detail.at(kinds[at]!)] === 1;
    const rank = rankOf(type.at(row), trial);
    if (rank > ranks[subject]!) ranks[subject] = rank;
  }
}

/** By subject: 1 for a registered product. */
function registeredAt(register: Register, day: EpochDay, position: number): Uint8Array {
  const { earliest, latest, subject } = register.rows.columns;
  const { row: rows } = register.registrations.columns;
  const registered = new Uint8Array(register.subjects.size);
  for (let at = 0; at < rows.length; at++) {
    const row = rows.at(at);
    if (register.rows.heldAt(row, position) && inForceOn(earliest.at(row), latest.at(row), day) > 0)
      registered[subject.at(row)] = 1;
  }
  return registered;
}
