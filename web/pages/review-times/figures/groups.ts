import type { Answer, Schemas } from '../../../api/client.js';
import type { Dimension } from '#projections/review-time/grouping.js';

export type Statistics = Answer<'/api/v1/review-times'>;
export type Group = Schemas['ReviewTimeGroup'];

/** Groups that a picture tells apart. */
export const DRAWN = 6;

/** The values that name a group, in the order of what is grouped by; null where nothing says it. */
export const valuesOf = (group: Group, groupBy: readonly Dimension[]): (string | null)[] =>
  groupBy.map((dimension) => group.group[dimension] ?? null);

/** The largest groups that have a duration, in the order of the answer. */
export function drawnGroups(groups: readonly Group[]): Group[] {
  const withSpans = groups.filter(({ counts }) => counts.n > 0);
  if (withSpans.length <= DRAWN) return withSpans;
  const least = withSpans.map(({ counts }) => counts.n).sort((a, b) => b - a)[DRAWN - 1]!;
  return withSpans.filter(({ counts }) => counts.n >= least).slice(0, DRAWN);
}
