import type { EpochDay } from '#events/edtf.js';
import { inForceOn, laneRedirects, laneStatusesAt, type LaneStatuses } from './as-of.js';
import { LastRows } from './last-rows.js';
import type { Register } from './register.js';
import { NONE } from './rows.js';
import { isTrialKind, NAMES_KIND, rankOf, YIELDS } from './succession.js';

/**
 * The stage of every subject, by code, from what is certain on a day, as known when the log had so many events.
 * @returns stage rank + 1; 0 where it is not a registered product or was merged into another
 */
export function stagesAt(register: Register, day: EpochDay, position: number): Uint8Array {
  const ranks = new Uint8Array(register.subjects.size);
  const redirects = laneRedirects(register, day, position);
  if (redirects) takeStatuses(register, laneStatusesAt(register, day, position), ranks);
  else {
    takeStandingRows(register, day, position, ranks);
    takeStatuses(register, tangledStatuses(register, day, position), ranks);
  }
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
 * One pass over the rows, in which each tells by itself what it gives. From the last to the first: what came later
 * is mostly further, and leaves nothing to ask of what came before.
 */
function takeStandingRows(register: Register, day: EpochDay, position: number, ranks: Uint8Array): void {
  const latest = register.rows.columns.latest.cells;
  const subject = register.rows.columns.subject.cells;
  const { rank, yieldsLatest, yieldsFrom } = register.succession.rows;
  const given = rank.cells;
  for (let row = register.rows.knownAt(position) - 1; row >= 0; row--) {
    if (latest[row]! > day) continue;
    const own = given[row]! & ~YIELDS;
    if (own <= ranks[subject[row]!]!) continue;
    if (given[row]! >= YIELDS && yieldsFrom.at(row) <= position && yieldsLatest.at(row) <= day) continue;
    ranks[subject[row]!] = own;
  }
}

/** The statuses of tangled lanes: their rows are compared. */
function tangledStatuses(register: Register, day: EpochDay, position: number): Statuses {
  const { type, lane, application, detail, earliest, latest } = register.rows.columns;
  const { lanes, rows, numbers } = register.succession.tangles;
  const [certain, kinds] = [new LastRows(register, lanes.length), new LastRows(register, lanes.length)];
  for (const row of rows) {
    const last = latest.at(row);
    if (!register.rows.heldAt(row, position) || inForceOn(earliest.at(row), last, day) === 0) continue;
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
  const { earliest, until, subject } = register.rows.columns;
  const { row: rows } = register.registrations.columns;
  const registered = new Uint8Array(register.subjects.size);
  const known = register.rows.knownAt(position);
  for (let at = 0; at < rows.length && rows.at(at) < known; at++) {
    const row = rows.at(at);
    if (earliest.at(row) <= day && until.at(row) > position) registered[subject.at(row)] = 1;
  }
  return registered;
}
