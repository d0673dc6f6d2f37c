import type { EpochDay } from '#events/edtf.js';
import { NONE, OPEN } from '../register/rows.js';
import { sameDraft, sameStart, type Draft } from './draft.js';
import type { Drafting } from './drafting.js';

/** What is said of one span on the days from one (inclusive) to another (exclusive). */
export interface Piece extends Draft {
  readonly dayFrom: EpochDay;
  readonly dayUntil: EpochDay;
}

/**
 * The spans that rows of one product tell, as pieces of the world's time. A span that is pending until its end comes
 * in is one piece: it tells both itself.
 * @param rows held at one position, with a role
 */
export function piecesOf(drafting: Drafting, rows: readonly number[]): Piece[] {
  const open = new Map<string, Piece>();
  const done: Piece[] = [];
  for (const day of drafting.turningDays(rows)) {
    const seen = new Set<string>();
    for (const draft of drafting.draftsOn(rows, day)) {
      const name = nameOf(draft);
      seen.add(name);
      const before = open.get(name);
      if (before && sameDraft(before, draft)) continue;
      if (before && goesOn(before, draft, day)) {
        open.set(name, { ...draft, dayFrom: before.dayFrom, dayUntil: OPEN });
        continue;
      }
      if (before) done.push({ ...before, dayUntil: day });
      open.set(name, { ...draft, dayFrom: day, dayUntil: OPEN });
    }
    for (const [name, piece] of open)
      if (!seen.has(name)) {
        done.push({ ...piece, dayUntil: day });
        open.delete(name);
      }
  }
  return [...done, ...open.values()];
}

const nameOf = ({ subject, key }: Draft): string => `${subject} ${key}`;

/** Whether a pending span has met its end on that day, and nothing else is new. */
const goesOn = (before: Draft, after: Draft, day: EpochDay): boolean =>
  before.endFact === NONE && after.endFact !== NONE && after.end === day && sameStart(before, after);
