import type { EpochDay } from '#events/edtf.js';
import { DayHistograms } from '../statistics/day-histograms.js';
import { Durations, type Convention } from './durations.js';
import { OUT, type Grouping } from './grouping.js';
import { Outcome } from '../statistics/outcome.js';
import { Reading, type Reason } from './reading.js';
import type { SpanIndex } from './span-index.js';
import { OUTCOME_MASK } from './span-table.js';
import type { GroupTables } from './tally-spans.js';

/** Tables of groups that follow their spans one by one: one more or one less costs a counter. */
export class RunningFigures {
  private readonly least: DayHistograms;
  private readonly most: DayHistograms;
  private readonly notComputable: Partial<Record<Reason, number>>[] = [];
  private readonly provisional: number[] = [];
  private readonly reading: Reading;
  private readonly durations: Durations;
  private readonly plain: boolean;
  private readonly back: number;
  /** Spans whose dates are imprecise, by group; without one, both tables are the same. */
  private readonly imprecise: number[] = [];

  constructor(
    private readonly index: SpanIndex,
    private readonly grouping: Grouping,
    convention: Convention,
    private readonly groups = 4 + 2 * grouping.size,
  ) {
    this.least = new DayHistograms(this.groups);
    this.most = new DayHistograms(this.groups);
    this.reading = new Reading(index.table, index.measure);
    this.durations = new Durations(index.profiles, convention);
    this.plain = grouping.timeless && convention.unit !== 'working-days' && !index.measure.part;
    this.back = convention.countStartDay ? 1 : 0;
  }

  /** Whether another group can be taken in; once not, all has to be counted anew. */
  get full(): boolean {
    return this.grouping.size > this.groups;
  }

  /**
   * Takes in what a row tells on a day, or takes it back.
   * @throws RangeError where it is taken back and was not taken in
   */
  take(row: number, day: EpochDay, by: 1 | -1): void {
    if (this.plain && this.index.table.columns.marks.at(row) <= OUTCOME_MASK) this.takePlain(row, day, by);
    else this.takeRead(row, day, by);
  }

  /** A row without a mark takes a few comparisons. */
  private takePlain(row: number, day: EpochDay, by: 1 | -1): void {
    const { start, end, marks, profile } = this.index.table.columns;
    const first = start.at(row);
    if (first > day) return;
    const group = this.grouping.ofProfile(profile.at(row));
    if (group === OUT || group >= this.groups) return;
    const ended = end.at(row) <= day;
    const outcome = ended ? (marks.at(row) as Outcome) : Outcome.pending;
    const days = (ended ? end.at(row) : day) - first + this.back;
    count(this.least, group, outcome, days, by);
    count(this.most, group, outcome, days, by);
  }

  private takeRead(row: number, day: EpochDay, by: 1 | -1): void {
    const { reading } = this;
    const profile = this.index.table.columns.profile.at(row);
    reading.read(row, day);
    if (!reading.there) return;
    const group = this.grouping.of(profile, reading);
    if (group === OUT || group >= this.groups) return;
    if (reading.reason !== undefined) {
      const counts = (this.notComputable[group] ??= {});
      counts[reading.reason] = (counts[reading.reason] ?? 0) + by;
      return;
    }
    const { least, most, provisional } = this.durations.of(profile, reading);
    if (provisional) this.provisional[group] = (this.provisional[group] ?? 0) + by;
    if (least !== most) this.imprecise[group] = (this.imprecise[group] ?? 0) + by;
    count(this.least, group, reading.outcome, least, by);
    count(this.most, group, reading.outcome, most, by);
  }

  /** What a row tells on a day, as a text; undefined where it tells nothing. */
  told(row: number, day: EpochDay): string | undefined {
    const { reading } = this;
    const profile = this.index.table.columns.profile.at(row);
    reading.read(row, day);
    if (!reading.there) return undefined;
    const group = this.grouping.of(profile, reading);
    if (group === OUT) return undefined;
    if (reading.reason !== undefined) return `${group} ${reading.reason}`;
    const { least, most, provisional } = this.durations.of(profile, reading);
    return `${group} ${reading.outcome} ${least} ${most} ${provisional}`;
  }

  tables(group: number): GroupTables {
    const least = this.least.table(group);
    const counts = Object.entries(this.notComputable[group] ?? {}).filter(([, n]) => n > 0);
    return {
      key: this.grouping.keys[group]!,
      least,
      most: (this.imprecise[group] ?? 0) === 0 ? least : this.most.table(group),
      notComputable: Object.fromEntries(counts),
      provisional: this.provisional[group] ?? 0,
    };
  }

  /** Tables of every group that has a span, in the order of their keys, and of the one of all spans. */
  allTables(): GroupTables[] {
    return this.grouping
      .ordered()
      .map((group) => this.tables(group))
      .filter(
        ({ key, least, notComputable }) =>
          key.length === 0 ||
          least.days.length > 0 ||
          least.contradictory > 0 ||
          Object.keys(notComputable).length > 0,
      );
  }
}

function count(into: DayHistograms, group: number, outcome: Outcome, days: number, by: 1 | -1): void {
  if (by > 0) into.add(group, outcome, days);
  else into.remove(group, outcome, days);
}
