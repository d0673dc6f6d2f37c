import type { LoggedEvent } from '#projections/belief/belief.js';
import { foldEvent } from '#projections/register/fold.js';
import { Register } from '#projections/register/register.js';
import { measureOf } from '#projections/review-time/measures.js';
import { designationsIn } from '#projections/review-time/profiles.js';
import { Reading, stateOf } from '#projections/review-time/reading.js';
import { selectSpans } from '#projections/review-time/select-spans.js';
import { SpanIndex } from '#projections/review-time/span-index.js';
import { SpanSources } from '#projections/review-time/span-sources.js';
import type { Pair } from '#projections/review-time/span-pair.js';

export function registerOf(log: readonly LoggedEvent[]): Register {
  const register = new Register();
  for (const event of log) foldEvent(register, event);
  return register;
}

/** The spans of a log, told all at once. */
export function indexOf(log: readonly LoggedEvent[], measure: string): SpanIndex {
  const index = new SpanIndex(new SpanSources(registerOf(log)), measureOf(measure));
  index.advance();
  return index;
}

/** The spans at a pair of dates as lines that can be compared, in the order of their text. */
export const linesAt = (index: SpanIndex, pair: Pair): string[] =>
  selectSpans(index, index.grouping([], {}), pair)
    .map((row) => lineOf(index, row, pair.day))
    .sort();

export function lineOf(index: SpanIndex, row: number, day: number): string {
  const reading = new Reading(index.table, index.measure);
  const profile = index.table.columns.profile.at(row);
  reading.read(row, day);
  const said = (particular: Parameters<typeof index.profiles.textOf>[1]) =>
    index.profiles.textOf(profile, particular);
  const designations = designationsIn(index.profiles.at(profile).designations).join('+');
  return [
    reading.reason ?? `${stateOf(reading.outcome)} ${reading.least} ${reading.most}`,
    said('agency'),
    said('application-kind'),
    said('pathway'),
    said('sponsor'),
    said('therapy-group'),
    designations,
  ]
    .map((part) => (part === undefined ? '-' : JSON.stringify(part)))
    .join(' ');
}
