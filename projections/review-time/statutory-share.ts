import type { EpochDay } from '#events/edtf.js';
import { Outcome } from '../statistics/outcome.js';
import type { Interval } from '../statistics/interval.js';
import { wilson } from '../statistics/wilson.js';
import type { Clocks } from './application-clock.js';
import { OUT, type GroupKey, type Grouping } from './grouping.js';
import { Reading } from './reading.js';
import type { SpanIndex } from './span-index.js';
import { Timeliness, type Verdict } from './timeliness.js';

/** Of the spans that the agency decided, those that it decided within the statutory time from their start. */
export interface StatutoryShare {
  /** Decided spans whose rule is known. */
  readonly n: number;
  /** Decided spans for which no rule is known, or for which the record leaves open which holds. */
  readonly withoutRule: number;
  /** Decided in time: surely so many, and at most so many where dates are imprecise. */
  readonly inTime: Interval;
  readonly share?: Interval;
  /** 95 % Wilson limits: the lower one of the least share, the upper one of the greatest. */
  readonly limits?: { readonly lower: number; readonly upper: number };
  /** Deadlines that rest on working days that no notice has published. */
  readonly provisional: number;
  readonly ruleIds: readonly string[];
}

interface Count {
  inTime: number;
  open: number;
  late: number;
  withoutRule: number;
  provisional: number;
  readonly ruleIds: Set<string>;
}

const emptyCount = (): Count => ({
  inTime: 0,
  open: 0,
  late: 0,
  withoutRule: 0,
  provisional: 0,
  ruleIds: new Set(),
});

/** The share decided in time, by group. */
export function statutoryShares(
  index: SpanIndex,
  grouping: Grouping,
  clocks: Clocks,
  { day, position }: { readonly day: EpochDay; readonly position: number },
): (key: GroupKey) => StatutoryShare {
  const counts = new Map<number, Count>();
  const reading = new Reading(index.table, index.measure);
  const timeliness = new Timeliness(index, clocks, day, position);
  for (let row = 0; row < index.table.length; row++) {
    if (!index.table.heldAt(row, position)) continue;
    reading.read(row, day);
    if (!isDecided(reading)) continue;
    const group = grouping.of(index.table.columns.profile.at(row), reading);
    if (group === OUT) continue;
    let count = counts.get(group);
    if (!count) counts.set(group, (count = emptyCount()));
    take(count, timeliness.of(row, reading));
  }
  const places = new Map(grouping.keys.map((key, group) => [nameOf(key), group]));
  return (key) => shareOf(counts.get(places.get(nameOf(key)) ?? OUT) ?? emptyCount());
}

const nameOf = (key: GroupKey): string => JSON.stringify(key.map((text) => text ?? null));

/** Whether the agency has decided it, one way or the other. */
export const isDecided = ({ there, reason, outcome }: Reading): boolean =>
  there && reason === undefined && (outcome === Outcome.approved || outcome === Outcome.refused);

function take(count: Count, { verdict, ruleId, provisional }: Verdict): void {
  if (verdict === 'no-rule') count.withoutRule++;
  else if (verdict === 'in-time') count.inTime++;
  else if (verdict === 'late') count.late++;
  else count.open++;
  if (provisional) count.provisional++;
  if (ruleId !== undefined) count.ruleIds.add(ruleId);
}

function shareOf({ inTime, open, late, withoutRule, provisional, ruleIds }: Count): StatutoryShare {
  const n = inTime + open + late;
  const least = wilson(inTime, n);
  const most = wilson(inTime + open, n);
  return {
    n,
    withoutRule,
    inTime: { least: inTime, most: inTime + open },
    ...(least && most && { share: { least: least.share, most: most.share } }),
    ...(least && most && { limits: { lower: least.lower, upper: most.upper } }),
    provisional,
    ruleIds: [...ruleIds].sort(),
  };
}
