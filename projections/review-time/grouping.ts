import { foldName } from '../register/register.js';
import { NO_PERIOD, PERIODS, periodOf, periodText, type Period } from './periods.js';
import { designationsIn, PARTICULARS, type Particular, type Profiles } from './profiles.js';
import type { Reading } from './reading.js';

/** What spans can be grouped and filtered by. */
export const DIMENSIONS = [...PARTICULARS, ...PERIODS] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export type SpanFilter = { readonly [D in Dimension]?: string };

/** No group: the filter leaves the span out. */
export const OUT = -1;

/** One group by what its spans have in common; undefined where nothing says it. */
export type GroupKey = readonly (string | undefined)[];

/** Files spans under groups. Groups are numbered as they are met; `ordered` puts them in the order of their keys. */
export class Grouping {
  readonly keys: GroupKey[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly byProfile: number[] = [];
  private groups = new Int32Array(0);
  private readonly byParticulars = new Map<string, number>();
  private readonly byPeriods = new Map<string, number>();
  private readonly particulars: readonly Particular[];
  private readonly periods: readonly Period[];
  private readonly particularFilter: readonly (readonly [Particular, string])[];
  private readonly periodFilter: readonly (readonly [Period, string])[];

  constructor(
    private readonly profiles: Profiles,
    private readonly groupBy: readonly Dimension[],
    filter: SpanFilter,
  ) {
    this.particulars = PARTICULARS.filter((particular) => groupBy.includes(particular));
    this.periods = PERIODS.filter((period) => groupBy.includes(period));
    this.periodFilter = PERIODS.flatMap((period) =>
      filter[period] === undefined ? [] : [[period, filter[period]] as const],
    );
    this.particularFilter = PARTICULARS.flatMap((particular) =>
      filter[particular] === undefined ? [] : [[particular, filter[particular]] as const],
    );
    if (groupBy.length === 0) this.numberOf([]);
  }

  get size(): number {
    return this.keys.length;
  }

  /** Whether the group of a span follows from its profile alone. */
  get timeless(): boolean {
    return this.periods.length === 0 && this.periodFilter.length === 0;
  }

  /** Groups by profile, for every profile there is; OUT for those that the filter leaves out. */
  ofProfiles(): Int32Array {
    const { size } = this.profiles;
    if (this.groups.length < size) {
      const groups = new Int32Array(size);
      for (let profile = 0; profile < size; profile++) groups[profile] = this.ofProfile(profile);
      this.groups = groups;
    }
    return this.groups;
  }

  /** The group of a span as it was read. */
  of(profile: number, reading: Reading): number {
    const own = this.ofProfile(profile);
    if (own === OUT || this.timeless) return own;
    for (const [period, wanted] of this.periodFilter)
      if (periodText(period, periodIn(period, reading)) !== wanted) return OUT;
    if (this.periods.length === 0) return own;
    const codes = this.periods.map((period) => periodIn(period, reading));
    const name = `${own} ${codes.join(' ')}`;
    let group = this.byPeriods.get(name);
    if (group === undefined) {
      const texts = new Map<Dimension, string | undefined>(
        this.periods.map((period, at) => [period, periodText(period, codes[at]!)]),
      );
      group = this.numberOf(this.keyOf(profile, texts));
      this.byPeriods.set(name, group);
    }
    return group;
  }

  /** Numbers of the groups in the order of their keys. */
  ordered(): number[] {
    return [...this.keys.keys()].sort((a, b) => compareKeys(this.keys[a]!, this.keys[b]!));
  }

  /** The group that follows from a profile alone; OUT where the filter leaves it out. */
  ofProfile(profile: number): number {
    let group = this.byProfile[profile];
    if (group !== undefined) return group;
    group = this.passes(profile) ? this.ownGroup(profile) : OUT;
    this.byProfile[profile] = group;
    return group;
  }

  /** Where periods come in as well, a number that tells the particulars apart; its groups are found by `of`. */
  private ownGroup(profile: number): number {
    const name = this.profiles.nameOf(profile, this.particulars);
    let number = this.byParticulars.get(name);
    if (number === undefined) {
      number =
        this.periods.length > 0 ? this.byParticulars.size : this.numberOf(this.keyOf(profile, new Map()));
      this.byParticulars.set(name, number);
    }
    return number;
  }

  private keyOf(profile: number, periods: ReadonlyMap<Dimension, string | undefined>): GroupKey {
    return this.groupBy.map((dimension) =>
      isPeriod(dimension) ? periods.get(dimension) : this.profiles.textOf(profile, dimension),
    );
  }

  private numberOf(key: GroupKey): number {
    const name = JSON.stringify(key.map((text) => text ?? null));
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.keys.length;
      this.numbers.set(name, number);
      this.keys.push(key);
    }
    return number;
  }

  private passes(profile: number): boolean {
    return this.particularFilter.every(([particular, wanted]) => {
      if (particular === 'designation') return this.isDesignated(profile, wanted);
      const text = this.profiles.textOf(profile, particular);
      if (particular === 'sponsor' || particular === 'modality')
        return text !== undefined && foldName(text).includes(foldName(wanted));
      return text === wanted;
    });
  }

  private isDesignated(profile: number, wanted: string): boolean {
    const has = designationsIn(this.profiles.at(profile).designations);
    return wanted === 'none' ? has.length === 0 : has.includes(wanted);
  }
}

const isPeriod = (dimension: Dimension): dimension is Period =>
  (PERIODS as readonly Dimension[]).includes(dimension);

function periodIn(period: Period, reading: Reading): number {
  if (period === 'start-year' || period === 'start-quarter')
    return Number.isFinite(reading.start) &&
      reading.reason !== 'start-not-recorded' &&
      reading.reason !== 'start-open'
      ? periodOf(period, reading.start, reading.startLatest)
      : NO_PERIOD;
  return reading.ended ? periodOf(period, reading.end, reading.endLatest) : NO_PERIOD;
}

/** By each part in turn; what nothing says comes last. */
function compareKeys(a: GroupKey, b: GroupKey): number {
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [a[at], b[at]];
    if (x === y) continue;
    if (x === undefined || y === undefined) return x === undefined ? 1 : -1;
    return x < y ? -1 : 1;
  }
  return 0;
}
