import type { Column } from '../columns/column.js';
import { changeOf, type FigureValue } from './explained-figure.js';
import type { SpanIndex } from './span-index.js';
import { FactsBetween } from './facts-between.js';
import type { SpanChange } from './span-change.js';
import { changesByDay, changesByEvent } from './span-changes.js';
import type { Pair } from './span-pair.js';

/** Why a figure changed, in the order in which the changes are applied. */
export const CAUSES = [
  'newly-recorded',
  'corrected',
  'retracted',
  'newly-effective',
  'time-passed',
  'rule-changed',
] as const;
export type Cause = (typeof CAUSES)[number];

/** One step from the first pair of dates to the second, and the figure after it. */
export interface ExplainStep {
  /** `several` where the steps beyond those asked for are taken together. */
  readonly cause: Cause | 'several';
  /** Positions of the events that make the step; none where only time passed. */
  readonly positions: readonly number[];
  readonly after: FigureValue;
  readonly change: FigureValue;
}

export interface Explanation {
  readonly before: FigureValue;
  readonly after: FigureValue;
  readonly change: FigureValue;
  /** Their changes add up to the change. */
  readonly steps: readonly ExplainStep[];
}

/** What a row tells, by a name for it. */
export type Told = string | number;

/** A figure that follows its spans one by one. */
export interface Running {
  /** Takes in every span that is held at a pair of dates. Called first, and once. */
  begin(pair: Pair): void;
  /** What a row tells on a day, such that the same is said by equal values; undefined where it tells nothing. */
  told(row: number, day: number): Told | undefined;
  take(row: number, day: number, by: 1 | -1): void;
  value(): FigureValue;
}

export interface ExplainQuestion {
  readonly from: Pair;
  readonly to: Pair;
  /** Steps told one by one; what comes after is taken together. */
  readonly limit: number;
  /** What the event at a position is to the record. */
  readonly causeAt: (position: number) => 'newly-recorded' | 'corrected' | 'retracted';
}

/**
 * Walks a figure from one pair of dates to another. First event by event in the order of the log, on the first day:
 * each figure on the way is what the register answers at that position. Then, as known at the second position, what
 * came into force between the days, span by span in the order of the dates; and last the waiting of what is pending.
 * Steps that leave the figure's spans as they were are left out.
 */
export function explainChange(index: SpanIndex, running: Running, question: ExplainQuestion): Explanation {
  const { from, to, limit, causeAt } = question;
  running.begin(from);
  const steps = new Steps(running, limit);
  for (const { position, ...change } of changesByEvent(index, from.position, to.position))
    steps.apply(change, from.day, from.day, causeAt(position), (into) => into.push(position));
  const { spans, waiting } = changesByDay(index, to.position, from.day, to.day);
  const facts = new FactsBetween(index, to.position, from.day, to.day);
  const dayOf = (span: number) => facts.lastDay(spans.subjectOf(span), spans.laneOf(span));
  for (const span of inOrder(spans.length, (span) => Math.abs(dayOf(span) - from.day)))
    steps.apply(spans.changeOf(span), from.day, to.day, 'newly-effective', (into) =>
      facts.collect(spans.subjectOf(span), spans.laneOf(span), into),
    );
  steps.together();
  steps.wait(waiting, from.day, to.day);
  return steps.explanation();
}

/** Numbers below a count by how many days each is away, and in their own order where those are as many. */
function inOrder(count: number, daysOf: (number: number) => number): Float64Array {
  // Sorted as one number each, without a call to compare two: days in the upper 22 bits of 53.
  const keys = new Float64Array(count);
  for (let number = 0; number < count; number++) keys[number] = daysOf(number) * 2 ** 31 + number;
  return keys.sort().map((key) => key % 2 ** 31);
}

/** Steps as they are taken. */
class Steps {
  private readonly before: FigureValue;
  private last: FigureValue;
  private readonly told: ExplainStep[] = [];
  private rest: number[] = [];
  private pendingRest = false;

  constructor(
    private readonly running: Running,
    private readonly limit: number,
  ) {
    this.before = this.last = running.value();
  }

  apply(
    { removed, added }: SpanChange,
    dayBefore: number,
    dayAfter: number,
    cause: Cause,
    collect: (into: number[]) => void,
  ): void {
    if (this.toldBy(removed, dayBefore) === this.toldBy(added, dayAfter)) return;
    for (const row of removed) this.running.take(row, dayBefore, -1);
    for (const row of added) this.running.take(row, dayAfter, 1);
    if (this.told.length >= this.limit) {
      this.pendingRest = true;
      return collect(this.rest);
    }
    const positions: number[] = [];
    collect(positions);
    this.tell(cause, positions);
  }

  /** Lets time pass for spans that are pending on both days. */
  wait(rows: Column<Int32Array>, dayBefore: number, dayAfter: number): void {
    if (rows.length === 0) return;
    for (let at = 0; at < rows.length; at++) {
      const row = rows.at(at);
      this.running.take(row, dayBefore, -1);
      this.running.take(row, dayAfter, 1);
    }
    this.tell('time-passed', []);
  }

  /** Ends the run of steps that are told together. */
  together(): void {
    if (!this.pendingRest) return;
    this.tell('several', this.rest);
    this.rest = [];
    this.pendingRest = false;
  }

  explanation(): Explanation {
    const after = this.last;
    return { before: this.before, after, change: changeOf(this.before, after), steps: this.told };
  }

  /** What rows tell on a day, in whatever order they come; empty where they tell nothing. */
  private toldBy(rows: readonly number[], day: number): Told {
    if (rows.length === 1) return this.running.told(rows[0]!, day) ?? '';
    return rows
      .flatMap((row) => this.running.told(row, day) ?? [])
      .sort()
      .join();
  }

  private tell(cause: ExplainStep['cause'], positions: readonly number[]): void {
    const after = this.running.value();
    this.told.push({ cause, positions, after, change: changeOf(this.last, after) });
    this.last = after;
  }
}
