import type { EpochDay } from '#events/edtf.js';
import type { DayTable } from '../statistics/day-table.js';
import { DayHistograms, histogramsFit } from '../statistics/day-histograms.js';
import { Collector } from './collector.js';
import { Durations, type Convention } from './durations.js';

import { OUT, type GroupKey, type Grouping } from './grouping.js';
import { countPlainRows, widthOn } from './plain-rows.js';
import { mergedTables } from './merged-tables.js';
import { Reading, type Reason } from './reading.js';
import type { SpanIndex } from './span-index.js';

/** The spans of one group, counted by their least and by their greatest duration. */
export interface GroupTables {
  readonly key: GroupKey;
  readonly least: DayTable;
  /** The same table where every date is precise. */
  readonly most: DayTable;
  readonly notComputable: Readonly<Partial<Record<Reason, number>>>;
  /** Spans whose working days rest on days that no notice has published. */
  readonly provisional: number;
}

/** Groups for which counters are kept for every day; with more of them, spans are gathered and sorted. */
const MOST_HISTOGRAMS = 512;

/** What spans a statistic is of. */
export interface SpanQuestion {
  readonly day: EpochDay;
  readonly position: number;
  readonly convention: Convention;
}

/** Counts the spans of a measure at a pair of dates by group, in one pass over its table. */
export function tallySpans(
  index: SpanIndex,
  grouping: Grouping,
  { day, position, convention }: SpanQuestion,
): GroupTables[] {
  const histograms = plainHistograms(index, grouping, { day, position, convention });
  const counting = new Counting(index, grouping, convention, histograms);
  if (histograms) {
    const { back } = counting;
    const others = countPlainRows({ index, grouping, back, histograms }, day, position);
    for (const row of others) counting.take(row, day);
  } else
    for (let row = 0; row < index.table.length; row++)
      if (index.table.heldAt(row, position)) counting.take(row, day);
  return counting.tables();
}

/** Counters for every group and every duration there can be, where they are few enough and calendar days are counted. */
function plainHistograms(
  { table, measure }: SpanIndex,
  grouping: Grouping,
  { day, convention }: SpanQuestion,
): DayHistograms | undefined {
  if (!grouping.timeless || convention.unit === 'working-days' || measure.part) return undefined;
  grouping.ofProfiles();
  const width = widthOn(table, day);
  const groups = Math.max(1, grouping.size);
  return groups <= MOST_HISTOGRAMS && histogramsFit(groups, width)
    ? new DayHistograms(groups, width)
    : undefined;
}

/** Spans on their way into the tables of their groups. */
export class Counting {
  readonly precise: Collector;
  readonly back: number;
  private readonly least = new Collector();
  private readonly most = new Collector();
  private readonly reading: Reading;
  private readonly durations: Durations;
  private readonly notComputable: Partial<Record<Reason, number>>[] = [];
  private readonly provisional: number[] = [];

  constructor(
    readonly index: SpanIndex,
    readonly grouping: Grouping,
    convention: Convention,
    histograms?: DayHistograms,
  ) {
    this.precise = new Collector(histograms);
    this.reading = new Reading(index.table, index.measure);
    this.durations = new Durations(index.profiles, convention);
    this.back = convention.countStartDay ? 1 : 0;
  }

  /** Takes a row that is held, whatever its marks. */
  take(row: number, day: EpochDay): void {
    const { reading } = this;
    const profile = this.index.table.columns.profile.at(row);
    reading.read(row, day);
    if (!reading.there) return;
    const group = this.grouping.of(profile, reading);
    if (group === OUT) return;
    if (reading.reason !== undefined) {
      const counts = (this.notComputable[group] ??= {});
      counts[reading.reason] = (counts[reading.reason] ?? 0) + 1;
      return;
    }
    const { least, most, provisional } = this.durations.of(profile, reading);
    if (provisional) this.provisional[group] = (this.provisional[group] ?? 0) + 1;
    if (least === most) this.precise.take(group, reading.outcome, least);
    else {
      this.least.take(group, reading.outcome, least);
      this.most.take(group, reading.outcome, most);
    }
  }

  /** Groups without a span are left out, save the one of all spans. */
  tables(): GroupTables[] {
    const { keys, size } = this.grouping;
    const precise = this.precise.tables(size);
    const [least, most] = [this.least.tables(size), this.most.tables(size)];
    return this.grouping
      .ordered()
      .map((group) => {
        const exact = least[group]!.days.length === 0;
        const tables = mergedTables(precise[group]!, least[group]!);
        return {
          key: keys[group]!,
          least: tables,
          most: exact ? tables : mergedTables(precise[group]!, most[group]!),
          notComputable: this.notComputable[group] ?? {},
          provisional: this.provisional[group] ?? 0,
        };
      })
      .filter(({ key, least: table, notComputable }) => {
        return key.length === 0 || table.days.length > 0 || Object.keys(notComputable).length > 0;
      });
  }
}
