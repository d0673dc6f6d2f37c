import { CATALOGUE, isOwn } from '#events/catalogue.js';
import type { EpochDay } from '#events/edtf.js';
import { inForceOn } from './as-of.js';
import type { Register } from './register.js';
import { NONE } from './rows.js';

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
 * is none. Two passes over the rows.
 */
export function changesBetween(register: Register, from: AsOf, to: AsOf, stream?: string): Change[] {
  const before = heldRows(register, from.position);
  const after = heldRows(register, to.position);
  const subject = stream === undefined ? undefined : (register.subjects.codeOf(stream) ?? NONE);
  const { subject: subjects } = register.rows.columns;
  const about = (row: number): boolean => row !== NONE && subjects.at(row) === subject;
  const changes: Change[] = [];
  for (let position = 1; position <= register.position; position++) {
    const [old, now] = [before[position - 1]!, after[position - 1]!];
    if (old === NONE && now === NONE) continue;
    if (subject !== undefined && !about(old) && !about(now)) continue;
    const kind = changeOf(register, { old, now, position, from, to });
    if (kind) changes.push({ kind, position });
  }
  return changes;
}

const OWN = Uint8Array.from(CATALOGUE, (definition) => (isOwn(definition) ? 1 : 0));

/** The row of each fact that is held at a position of the log, by the fact's position - 1; NONE for none. */
function heldRows(register: Register, position: number): Int32Array {
  const { position: recorded, from, until, type } = register.rows.columns;
  const held = new Int32Array(register.position).fill(NONE);
  for (let row = 0; row < register.rows.length; row++)
    if (from.cells[row]! <= position && position < until.cells[row]! && OWN[type.cells[row]!] === 0)
      held[recorded.cells[row]! - 1] = row;
  return held;
}

interface Versions {
  readonly old: number;
  readonly now: number;
  readonly position: number;
  readonly from: AsOf;
  readonly to: AsOf;
}

function changeOf(register: Register, { old, now, position, from, to }: Versions): ChangeKind | undefined {
  const force = (row: number, day: EpochDay): number =>
    row === NONE
      ? 0
      : inForceOn(register.rows.columns.earliest.at(row), register.rows.columns.latest.at(row), day);
  const [was, is] = [force(old, from.day), force(now, to.day)];
  if (was === 0 && is === 0) return undefined;
  if (old === now) return was === is ? undefined : is > was ? 'effective' : 'not-effective';
  if (now === NONE) return position > to.position ? 'unknown' : 'retracted';
  if (old === NONE) return position > from.position ? 'recorded' : 'restored';
  return 'corrected';
}
