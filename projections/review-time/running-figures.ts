import type { EpochDay } from '#events/edtf.js';
import { DayHistograms, histogramsFit } from '../statistics/day-histograms.js';
import { FollowedHistograms } from '../statistics/followed-histograms.js';
import { Durations, type Convention } from './durations.js';
import { OUT, type Grouping } from './grouping.js';
import { Outcome, OUTCOMES } from '../statistics/outcome.js';
import type { Told } from './explain.js';
import { mergedTables } from './merged-tables.js';
import { countPlainRows, widthOn } from './plain-rows.js';
import { Reading, type Reason } from './reading.js';
import type { SpanIndex } from './span-index.js';
import { OUTCOME_MASK } from './span-table.js';
import type { Pair } from './span-pair.js';
import type { GroupTables } from './tally-spans.js';

/** Tables of groups that follow their spans one by one: one more or one less costs a counter. */
export class RunningFigures {
  private readonly precise: FollowedHistograms;
  /** Spans whose dates are imprecise, at their least and at their greatest durations. */
  private readonly least: DayHistograms;
  private readonly most: DayHistograms;
  private readonly notComputable: Partial<Record<Reason, number>>[] = [];
  private readonly provisional: number[] = [];
  private readonly reading: Reading;
  private readonly durations: Durations;
  private readonly plain: boolean;
  private readonly back: number;
  /** Spans whose dates are imprecise, by group. */
  private readonly imprecise: number[] = [];
  /** Tables as told last, by group; gone once a span of the group changes. */
  private readonly current: (GroupTables | undefined)[] = [];

  constructor(
    private readonly index: SpanIndex,
    private readonly grouping: Grouping,
    convention: Convention,
    private readonly groups = 4 + 2 * grouping.size,
  ) {
    this.precise = new FollowedHistograms(this.groups);
    this.least = new DayHistograms(this.groups, 1);
    this.most = new DayHistograms(this.groups, 1);
    this.reading = new Reading(index.table, index.measure);
    this.durations = new Durations(index.profiles, convention);
    this.plain = grouping.timeless && convention.unit !== 'working-days' && !index.measure.part;
    this.back = convention.countStartDay ? 1 : 0;
  }

  /** Whether another group can be taken in; once not, all has to be counted anew. */
  get full(): boolean {
    return this.grouping.size > this.groups;
  }

  /** Takes in every span that is held at a position. To be called first, and once. */
  begin({ day, position }: Pair): void {
    const { index, grouping, back, precise: histograms } = this;
    if (this.plain) grouping.ofProfiles();
    if (this.plain && !this.full && histogramsFit(this.groups, widthOn(index.table, day))) {
      for (const row of countPlainRows({ index, grouping, back, histograms }, day, position))
        this.takeRead(row, day, 1);
    } else
      for (let row = 0; row < index.table.length; row++)
        if (index.table.heldAt(row, position)) this.take(row, day, 1);
  }

  /**
   * Takes in what a row tells on a day, or takes it back.
   * @throws RangeError where it is taken back and was not taken in
   */
  take(row: number, day: EpochDay, by: 1 | -1): void {
    if (this.isPlain(row)) this.takePlain(row, day, by);
    else this.takeRead(row, day, by);
  }

  /** A row without a mark takes a few comparisons, where nothing is asked of it but its days. */
  private isPlain(row: number): boolean {
    return this.plain && this.index.table.columns.marks.at(row) <= OUTCOME_MASK;
  }

  private takePlain(row: number, day: EpochDay, by: 1 | -1): void {
    const { start, end, marks, profile } = this.index.table.columns;
    const first = start.at(row);
    if (first > day) return;
    const group = this.grouping.ofProfile(profile.at(row));
    if (group === OUT || group >= this.groups) return;
    this.current[group] = undefined;
    const ended = end.at(row) <= day;
    const outcome = ended ? (marks.at(row) as Outcome) : Outcome.pending;
    count(this.precise, group, outcome, (ended ? end.at(row) : day) - first + this.back, by);
  }

  private takeRead(row: number, day: EpochDay, by: 1 | -1): void {
    const { reading } = this;
    const profile = this.index.table.columns.profile.at(row);
    reading.read(row, day);
    if (!reading.there) return;
    const group = this.grouping.of(profile, reading);
    if (group === OUT || group >= this.groups) return;
    this.current[group] = undefined;
    if (reading.reason !== undefined) {
      const counts = (this.notComputable[group] ??= {});
      counts[reading.reason] = (counts[reading.reason] ?? 0) + by;
      return;
    }
    const { least, most, provisional } = this.durations.of(profile, reading);
    if (provisional) this.provisional[group] = (this.provisional[group] ?? 0) + by;
    if (least === most) return count(this.precise, group, reading.outcome, least, by);
    this.imprecise[group] = (this.imprecise[group] ?? 0) + by;
    count(this.least, group, reading.outcome, least, by);
    count(this.most, group, reading.outcome, most, by);
  }

  /** What a row tells on a day, such that the same is said by equal values; undefined where it tells nothing. */
  told(row: number, day: EpochDay): Told | undefined {
    if (this.isPlain(row)) return this.toldPlain(row, day);
    const { reading } = this;
    const profile = this.index.table.columns.profile.at(row);
    reading.read(row, day);
    if (!reading.there) return undefined;
    const group = this.grouping.of(profile, reading);
    if (group === OUT) return undefined;
    if (reading.reason !== undefined) return `${group} ${reading.reason}`;
    const { least, most, provisional } = this.durations.of(profile, reading);
    if (least === most && !provisional) return toldName(group, reading.outcome, least);
    return `${group} ${reading.outcome} ${least} ${most} ${provisional}`;
  }

  private toldPlain(row: number, day: EpochDay): Told | undefined {
    const { start, end, marks, profile } = this.index.table.columns;
    const first = start.at(row);
    if (first > day) return undefined;
    const group = this.grouping.ofProfile(profile.at(row));
    if (group === OUT) return undefined;
    const last = end.at(row);
    if (last <= day) return toldName(group, marks.at(row) as Outcome, last - first + this.back);
    return toldName(group, Outcome.pending, day - first + this.back);
  }

  /** The tables of a group; the same object as long as nothing in the group changes. */
  tables(group: number): GroupTables {
    return (this.current[group] ??= this.tell(group));
  }

  private tell(group: number): GroupTables {
    const precise = this.precise.table(group);
    const exact = (this.imprecise[group] ?? 0) === 0;
    const least = exact ? precise : mergedTables(precise, this.least.table(group));
    const counts = Object.entries(this.notComputable[group] ?? {}).filter(([, n]) => n > 0);
    return {
      key: this.grouping.keys[group]!,
      least,
      most: exact ? least : mergedTables(precise, this.most.table(group)),
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

const toldName = (group: number, outcome: Outcome, days: number): number =>
  (group * OUTCOMES + outcome) * 2 ** 32 + days;

function count(into: DayHistograms, group: number, outcome: Outcome, days: number, by: 1 | -1): void {
  if (by > 0) into.add(group, outcome, days);
  else into.remove(group, outcome, days);
}
