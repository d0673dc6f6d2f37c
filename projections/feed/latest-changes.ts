import type { EpochDay } from '#events/edtf.js';
import { NONE } from '../register/rows.js';
import { rowFilter, type EventFilter } from '../register/select.js';
import type { Register } from '../register/register.js';

/** A fact as a feed tells it: once, at the place of the last record about it. */
export interface LatestChange {
  /** Position of the event that recorded the fact. */
  readonly position: number;
  /** Position of the last record about it: its own, or that of a correction or a retraction. */
  readonly changed: number;
}

/**
 * Facts by the last record about them, latest first, as known when the log had so many events; also those that were
 * taken back, and those that take effect later. A fact matches as what it is and as whatever it was, so that whoever
 * was told of it hears of what became of it. One pass over the log, backwards.
 */
export function latestChanges(
  register: Register,
  filter: EventFilter,
  day: EpochDay,
  position: number,
): LatestChange[] {
  const { from, position: factOf } = register.rows.columns;
  const matches = rowFilter(register, filter, day, position);
  /** Facts that were changed and whose own record is still to come. */
  const open = new Map<number, { readonly changed: number; matches: boolean }>();
  const found: LatestChange[] = [];
  let row = register.rows.knownAt(position) - 1;
  for (let at = position; at > 0; at--) {
    const began = row >= 0 && from.at(row) === at ? row-- : NONE;
    const ended = register.endedRow.at(at - 1);
    const fact = factOf.at(ended === NONE ? began : ended);
    const matched = (began !== NONE && matches(began)) || (ended !== NONE && matches(ended));
    const later = open.get(fact);
    if (ended !== NONE) {
      if (!later) open.set(fact, { changed: at, matches: matched });
      else later.matches ||= matched;
      continue;
    }
    open.delete(fact);
    if (matched || later?.matches) found.push({ position: fact, changed: later?.changed ?? at });
  }
  return found.sort((a, b) => b.changed - a.changed);
}
