import type { EpochDay } from '#events/edtf.js';
import { elapsedOf } from '../clock/elapsed.js';
import { NONE, OPEN, OPEN_START } from '../register/rows.js';
import { Outcome } from '../statistics/outcome.js';
import type { Measure } from './measures.js';
import { boundsFrom } from './pair-stops.js';
import { Mark, OUTCOME_MASK, type SpanTable } from './span-table.js';

/** Why a span has no duration, or none yet. */
export const REASONS = {
  'start-not-recorded': 'What it starts with is not recorded.',
  'start-open': 'The start has no first day.',
  'start-undetermined': 'The date leaves open whether it has started.',
  'end-undetermined': 'The date leaves open whether it has ended.',
  'ended-otherwise': 'It ended in another way than the measure measures.',
  'end-before-start': 'The dates contradict each other: it ends before it starts.',
} as const;
export type Reason = keyof typeof REASONS;
export const REASON_NAMES = Object.keys(REASONS) as readonly Reason[];

export type SpanState = 'completed' | 'pending' | 'withdrawn' | 'refused' | 'not-computable';

const STATES = { 0: 'pending', 1: 'completed', 2: 'withdrawn', 3: 'refused' } as const;
export const stateOf = (outcome: Outcome): SpanState => STATES[outcome];

/** What a row of a table tells on a day: read it, then look. Nothing is made for each row. */
export class Reading {
  /** Whether there is a span on the day. */
  there = false;
  /** Why it has no duration; undefined where it has one. */
  reason: Reason | undefined;
  outcome: Outcome = Outcome.pending;
  /** Bounds of the first and of the last day of what is measured; the last is the day of reading while it is pending. */
  start = 0;
  startLatest = 0;
  end = 0;
  endLatest = 0;
  /** Days on which the clock ran or stood still, for a measure of a part. */
  partLeast = 0;
  partMost = 0;
  private day = 0;

  constructor(
    private readonly table: SpanTable,
    private readonly measure: Measure,
  ) {}

  read(row: number, day: EpochDay): void {
    this.day = day;
    const { columns } = this.table;
    const marks = columns.marks.at(row);
    this.start = columns.start.at(row);
    this.startLatest = columns.startLatest.at(row);
    this.end = columns.end.at(row);
    this.endLatest = columns.endLatest.at(row);
    this.outcome = (marks & OUTCOME_MASK) as Outcome;
    this.there = this.isThere(row, marks, day);
    this.reason = this.there ? this.whyNot(row, marks, day) : undefined;
    if (this.there && this.reason === undefined && this.measure.part) this.readPart(row, day);
  }

  /** Whether its end is certain to have come, whatever it was. */
  get ended(): boolean {
    return (
      this.there &&
      this.endLatest <= this.day &&
      this.end !== OPEN_START &&
      (this.reason !== undefined ? this.end !== OPEN : this.outcome !== Outcome.pending)
    );
  }

  /** Calendar days it lasted at least: an end does not come before its start. */
  get least(): number {
    return this.measure.part ? this.partLeast : Math.max(0, this.end - this.startLatest);
  }

  get most(): number {
    return this.measure.part ? this.partMost : this.endLatest - this.start;
  }

  private isThere(row: number, marks: number, day: EpochDay): boolean {
    const { dayFrom, dayUntil } = this.table.columns;
    if (marks & Mark.bounded && (day < dayFrom.at(row) || day >= dayUntil.at(row))) return false;
    return marks & Mark.noStart ? this.end <= day : this.start <= day;
  }

  private whyNot(row: number, marks: number, day: EpochDay): Reason | undefined {
    if (marks & Mark.noStart) return 'start-not-recorded';
    if (this.startLatest > day) return 'start-undetermined';
    if (marks & Mark.openStart) return 'start-open';
    if (this.table.columns.endFact.at(row) === NONE || this.end > day) {
      this.outcome = Outcome.pending;
      this.end = this.endLatest = day;
      return undefined;
    }
    if (this.endLatest > day) return 'end-undetermined';
    if (marks & Mark.otherwise) return 'ended-otherwise';
    return this.endLatest < this.start ? 'end-before-start' : undefined;
  }

  private readPart(row: number, day: EpochDay): void {
    const ended = this.outcome !== Outcome.pending;
    const { agencyDays, applicantDays } = elapsedOf(
      {
        start: { earliest: this.start, latest: this.startLatest },
        stops: this.table.stops.get(row) ?? [],
        ...(ended && { end: { on: boundsFrom(this.end, this.endLatest), by: 'agency' } }),
      },
      false,
      day,
    );
    const days = this.measure.part === 'agency' ? agencyDays : applicantDays;
    this.partLeast = days.least;
    this.partMost = days.most;
  }
}
