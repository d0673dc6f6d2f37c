import { isoDate } from '#events/edtf.js';
import { designationsIn } from '#projections/review-time/profiles.js';
import { DAYS_A_MONTH, Durations } from '#projections/review-time/durations.js';
import { Reading, stateOf, type Reason, type SpanState } from '#projections/review-time/reading.js';
import type { SpanIndex } from '#projections/review-time/span-index.js';
import { isDecided } from '#projections/review-time/statutory-share.js';
import type { Timeliness, Verdict } from '#projections/review-time/timeliness.js';
import { jurisdictionOf } from '#projections/product/jurisdiction.js';
import { NONE, OPEN, OPEN_START } from '#projections/register/rows.js';
import type { Interval } from '#projections/statistics/interval.js';

/** One end of a span: the event, and the first and the last day it may mean; an open bound is absent. */
export interface SpanEnd {
  readonly eventId: string;
  readonly earliest?: string;
  readonly latest?: string;
}

/** A span as an answer shows it. */
export interface SpanView {
  readonly productId: string;
  /** What it stands in: an application, a designation or an approval; absent for a span of a product. */
  readonly lane?: { readonly kind: string; readonly id: string };
  readonly agency?: string;
  readonly jurisdiction?: string;
  readonly applicationKind?: string;
  readonly therapyGroup?: string;
  readonly modality?: string;
  readonly sponsor?: string;
  readonly pathway: string;
  readonly designations: readonly string[];
  readonly start?: SpanEnd;
  readonly end?: SpanEnd;
  readonly state: SpanState;
  /** Why it has no duration. */
  readonly reason?: Reason;
  /** For a pending span, the time it has waited so far. */
  readonly days?: Interval;
  readonly workingDays?: Interval & { readonly country: string; readonly provisional: boolean };
  readonly months?: Interval;
  readonly withinStatutoryTime?: Pick<Verdict, 'verdict' | 'ruleId'>;
}

/** Shows rows of a table as they are read on a day; with a verdict on the statutory time where there are clocks to tell it. */
export class SpanViews {
  private readonly reading: Reading;
  private readonly days: Durations;
  private readonly workingDays: Durations;

  constructor(
    private readonly index: SpanIndex,
    private readonly day: number,
    private readonly timeliness: Timeliness | undefined,
    countStartDay: boolean,
    private readonly idAt: (position: number) => string,
  ) {
    this.reading = new Reading(index.table, index.measure);
    this.days = new Durations(index.profiles, { unit: 'days', countStartDay });
    this.workingDays = new Durations(index.profiles, { unit: 'working-days', countStartDay });
  }

  view(row: number): SpanView {
    const { index, reading } = this;
    const { columns } = index.table;
    const profile = columns.profile.at(row);
    reading.read(row, this.day);
    const text = (particular: Parameters<typeof index.profiles.textOf>[1]) =>
      index.profiles.textOf(profile, particular);
    const agency = text('agency');
    const lane = columns.lane.at(row);
    const jurisdiction = agency === undefined ? undefined : jurisdictionOf(agency);
    const optional = {
      agency,
      jurisdiction,
      applicationKind: text('application-kind'),
      therapyGroup: text('therapy-group'),
      modality: text('modality'),
      sponsor: text('sponsor'),
    };
    return {
      productId: index.register.subjects.textOf(columns.subject.at(row)).slice('product-'.length),
      ...(lane !== NONE && { lane: laneName(index.register.lanes.textOf(lane)) }),
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
      pathway: text('pathway')!,
      designations: designationsIn(index.profiles.at(profile).designations),
      ...this.ends(row),
      state: reading.reason === undefined ? stateOf(reading.outcome) : 'not-computable',
      ...(reading.reason !== undefined && { reason: reading.reason }),
      ...(reading.reason === undefined && this.durations(profile)),
      ...(this.timeliness &&
        isDecided(reading) && { withinStatutoryTime: this.verdict(row, this.timeliness) }),
    };
  }

  private ends(row: number): Pick<SpanView, 'start' | 'end'> {
    const { startFact, start, startLatest, endFact, end, endLatest } = this.index.table.columns;
    const seen = endFact.at(row) !== NONE && end.at(row) <= this.day;
    return {
      ...(startFact.at(row) !== NONE && {
        start: this.end(startFact.at(row), start.at(row), startLatest.at(row)),
      }),
      ...(seen && { end: this.end(endFact.at(row), end.at(row), endLatest.at(row)) }),
    };
  }

  private end(fact: number, earliest: number, latest: number): SpanEnd {
    return {
      eventId: this.idAt(fact),
      ...(earliest !== OPEN_START && { earliest: isoDate(earliest) }),
      ...(latest !== OPEN && latest !== OPEN_START && { latest: isoDate(latest) }),
    };
  }

  private durations(profile: number): Pick<SpanView, 'days' | 'workingDays' | 'months'> {
    const { least, most } = this.days.of(profile, this.reading);
    const months = { least: least / DAYS_A_MONTH, most: most / DAYS_A_MONTH };
    if (this.index.measure.part) return { days: { least, most }, months };
    const working = this.workingDays.of(profile, this.reading);
    const { country } = this.workingDays.calendarOf(profile);
    return { days: { least, most }, workingDays: { ...working, country }, months };
  }

  private verdict(row: number, timeliness: Timeliness): SpanView['withinStatutoryTime'] {
    const { verdict, ruleId } = timeliness.of(row, this.reading);
    return { verdict, ...(ruleId !== undefined && { ruleId }) };
  }
}

/** A lane's name is its subject, its kind and its id, with spaces between. */
function laneName(name: string): { kind: string; id: string } {
  const [, kind, ...id] = name.split(' ');
  return { kind: kind!, id: id.join(' ') };
}
