import { DayHistograms } from './day-histograms.js';
import type { DayTable } from './day-table.js';
import { OUTCOMES, type Outcome } from './outcome.js';
import { rowAt } from './rows.js';

/** Changes of a group after which its table is put together anew. */
const MOST_CHANGES = 32;

interface Change {
  readonly outcome: Outcome;
  readonly days: number;
  readonly by: 1 | -1;
}

/** Histograms of which the same groups are told again and again: what one more span changes is all that is told anew. */
export class FollowedHistograms extends DayHistograms {
  private readonly told: (DayTable | undefined)[] = [];
  private readonly changes: Change[][] = [];

  override add(group: number, outcome: Outcome, days: number): void {
    super.add(group, outcome, days);
    this.note(group, { outcome, days, by: 1 });
  }

  override remove(group: number, outcome: Outcome, days: number): void {
    super.remove(group, outcome, days);
    this.note(group, { outcome, days, by: -1 });
  }

  override counters(): { readonly cells: Uint32Array; readonly width: number } {
    this.told.length = 0;
    return super.counters();
  }

  override table(group: number): DayTable {
    const before = this.told[group];
    const changes = this.changes[group] ?? [];
    const table = (before && changed(before, changes)) ?? super.table(group);
    this.told[group] = table;
    this.changes[group] = [];
    return table;
  }

  private note(group: number, change: Change): void {
    if (!this.told[group]) return;
    const changes = this.changes[group]!;
    if (changes.length < MOST_CHANGES) changes.push(change);
    else this.told[group] = undefined;
  }
}

/** @returns undefined where a day comes in or goes out, or a span contradicts itself: the rows are others then */
function changed(table: DayTable, changes: readonly Change[]): DayTable | undefined {
  if (changes.length === 0) return table;
  const { days } = table;
  const counts = table.counts.slice();
  for (const { outcome, days: day, by } of changes) {
    const row = rowAt(days, day);
    if (row < 0 || days[row] !== day) return undefined;
    counts[row * OUTCOMES + outcome]! += by;
  }
  for (const { days: day } of changes) {
    const at = rowAt(days, day) * OUTCOMES;
    if ((counts[at]! | counts[at + 1]! | counts[at + 2]! | counts[at + 3]!) === 0) return undefined;
  }
  return { ...table, counts };
}
