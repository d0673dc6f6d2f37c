import { CATALOGUE, isOwn } from '#events/catalogue.js';
import type { EpochDay } from '#events/edtf.js';
import { inForceOn } from './as-of.js';
import type { Register } from './register.js';
import { NONE, OPEN } from './rows.js';

/** A pair of dates: a day of the world, and how many events were known. */
export interface AsOf {
  readonly day: EpochDay;
  readonly position: number;
}

/**
 * What became of a fact between two pairs of dates. `recorded`: not known before. `corrected`: another version is
 * held. `retracted`: taken back. `restored`: its retraction was taken back. `effective`: held all along, and its
 * day has come, or has come for certain. `not-effective`: held all along, and the later pair lies before its day.
 * `unknown`: the later pair knows less, and not this.
 */
export type ChangeKind =
  'recorded' | 'corrected' | 'retracted' | 'restored' | 'effective' | 'not-effective' | 'unknown';

export interface Change {
  readonly kind: ChangeKind;
  /** Position of the event that recorded the fact. */
  readonly position: number;
}

/**
 * Facts of which the two pairs tell differently, in order of their position; what the register records about itself
 * is none. One pass over the rows.
 */
export function changesBetween(register: Register, from: AsOf, to: AsOf, stream?: string): Change[] {
  const { position: recorded, subject, type, earliest, latest, from: begun, until } = register.rows.columns;
  const wanted = stream === undefined ? undefined : (register.subjects.codeOf(stream) ?? NONE);
  const known = { from: register.rows.knownAt(from.position), to: register.rows.knownAt(to.position) };
  const length = Math.max(known.from, known.to);
  const changes: Change[] = [];
  const revised = new Map<number, Versions>();
  for (let row = 0; row < length; row++) {
    const end = until.cells[row]!;
    const inOld = row < known.from && end > from.position;
    const inNow = row < known.to && end > to.position;
    if ((!inOld && !inNow) || OWN[type.cells[row]!] === 1) continue;
    const [first, last] = [earliest.cells[row]!, latest.cells[row]!];
    const was = inOld ? inForceOn(first, last, from.day) : ABSENT;
    const is = inNow ? inForceOn(first, last, to.day) : ABSENT;
    if (was === is) continue;
    const position = recorded.cells[row]!;
    const concerned = wanted === undefined || subject.cells[row] === wanted;
    if (inOld && inNow) {
      if (concerned) changes.push({ kind: is > was ? 'effective' : 'not-effective', position });
    } else if (end === OPEN && begun.cells[row] === position) {
      const kind = concerned && changeOf({ was, is, position }, from, to);
      if (kind) changes.push({ kind, position });
    } else {
      const other = revised.get(position);
      revised.set(position, {
        position,
        was: inOld ? was : (other?.was ?? ABSENT),
        is: inNow ? is : (other?.is ?? ABSENT),
        concerned: concerned || other?.concerned === true,
      });
    }
  }
  for (const versions of revised.values()) {
    const kind = versions.concerned && changeOf(versions, from, to);
    if (kind) changes.push({ kind, position: versions.position });
  }
  return changes.sort((a, b) => a.position - b.position);
}

const OWN = Uint8Array.from(CATALOGUE, (definition) => (isOwn(definition) ? 1 : 0));

/** Stands beside 0, 1 and 2 of inForceOn for a version that is not held at all. */
const ABSENT = -1;

/** A fact of which each pair holds another version, or only one of them holds any. */
interface Versions {
  readonly position: number;
  /** How far what each pair holds is in force. */
  readonly was: number;
  readonly is: number;
  readonly concerned: boolean;
}

function changeOf(
  { was, is, position }: Pick<Versions, 'was' | 'is' | 'position'>,
  from: AsOf,
  to: AsOf,
): ChangeKind | undefined {
  if (was <= 0 && is <= 0) return undefined;
  if (is === ABSENT) return position > to.position ? 'unknown' : 'retracted';
  if (was === ABSENT) return position > from.position ? 'recorded' : 'restored';
  return 'corrected';
}
