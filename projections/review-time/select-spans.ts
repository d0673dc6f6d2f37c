import { OUT, type GroupKey, type Grouping } from './grouping.js';
import { Reading, stateOf, type SpanState } from './reading.js';
import type { Pair } from './span-pair.js';
import type { SpanIndex } from './span-index.js';

/**
 * Rows of the spans that pass a filter at a pair of dates, in the order of their starts.
 * @param only the one group of the grouping whose spans are asked for; those of all groups where it is absent
 */
export function selectSpans(
  index: SpanIndex,
  grouping: Grouping,
  { day, position }: Pair,
  state?: SpanState,
  only?: GroupKey,
): number[] {
  const { table, profiles } = index;
  const { start, startFact, endFact, profile } = table.columns;
  const reading = new Reading(table, index.measure);
  const found: number[] = [];
  for (let row = 0; row < table.length; row++) {
    if (!table.heldAt(row, position)) continue;
    reading.read(row, day);
    if (!reading.there) continue;
    const group = grouping.of(profile.at(row), reading);
    if (group === OUT || (only && !isSame(grouping.keys[group]!, only))) continue;
    const is = reading.reason === undefined ? stateOf(reading.outcome) : 'not-computable';
    if (state === undefined || is === state) found.push(row);
  }
  // Rows of the table come in the order of its making; what is told apart by the log is the same everywhere.
  return found.sort(
    (a, b) =>
      start.at(a) - start.at(b) ||
      startFact.at(a) - startFact.at(b) ||
      endFact.at(a) - endFact.at(b) ||
      profiles.at(profile.at(a)).agency - profiles.at(profile.at(b)).agency,
  );
}

const isSame = (a: GroupKey, b: GroupKey): boolean => a.every((text, at) => text === b[at]);
