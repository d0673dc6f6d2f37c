import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Reason } from '#events/envelope.js';
import type { LoggedEvent } from '#projections/belief/belief.js';
import type { Convention } from '#projections/review-time/durations.js';
import {
  explainChange,
  CAUSES,
  type ExplainStep,
  type Explanation,
} from '#projections/review-time/explain.js';
import { changeOf, type FigureValue } from '#projections/review-time/explained-figure.js';
import type { SpanFilter } from '#projections/review-time/grouping.js';
import type { MeasureName } from '#projections/review-time/measures.js';
import { RunningFigure } from '#projections/review-time/running-figure.js';
import { RunningShare } from '#projections/review-time/running-share.js';
import type { SpanIndex } from '#projections/review-time/span-index.js';
import { statutoryShares } from '#projections/review-time/statutory-share.js';
import { Timeliness } from '#projections/review-time/timeliness.js';
import { NONE } from '#projections/register/rows.js';
import { ClockRules, type ResolvedBasis } from '../../asking/index.js';
import { EventStore, loggedEvent } from '../../event-store/index.js';
import type { FigureName } from '../figure-names.js';
import { SpanIndexes } from '../span-indexes.js';

export interface ExplainQuestion {
  readonly measure: MeasureName;
  readonly figure: FigureName;
  readonly filter: SpanFilter;
  readonly convention: Convention;
  readonly steps: number;
}

/** An event that took part in a change. */
export interface ChangeEvent {
  readonly eventId: string;
  readonly position: number;
  readonly type: string;
  readonly effectiveOn?: string;
  readonly recordedAt: string;
  readonly by: string;
  readonly approvedBy?: string;
  readonly reason?: Reason;
}

export interface StepView extends Omit<ExplainStep, 'positions'> {
  /** How many events; of steps that are taken together, no more are listed than would be told alone. */
  readonly count: number;
  readonly events: readonly ChangeEvent[];
}

export interface ExplainAnswer {
  readonly measure: MeasureName;
  readonly figure: FigureName;
  readonly unit: Convention['unit'];
  readonly countStartDay: boolean;
  readonly filter: SpanFilter;
  readonly from: { readonly effectiveAt: string; readonly position: number };
  readonly before: FigureValue;
  readonly after: FigureValue;
  readonly change: FigureValue;
  /** What each cause adds up to, in the fixed order. */
  readonly causes: readonly {
    readonly cause: ExplainStep['cause'];
    readonly steps: number;
    readonly change: FigureValue;
  }[];
  readonly steps: readonly StepView[];
}

/** Events that are listed of a step. */
const LISTED = 100;

/** Why a figure differs between two pairs of dates. */
export class ExplainChange extends Query<ExplainAnswer> {
  constructor(
    readonly question: ExplainQuestion,
    readonly from: ResolvedBasis,
    readonly basis: ResolvedBasis,
  ) {
    super();
  }
}

@QueryHandler(ExplainChange)
export class ExplainChangeHandler implements IQueryHandler<ExplainChange> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly indexes: SpanIndexes,
    private readonly rules: ClockRules,
  ) {}

  async execute({ question, from, basis }: ExplainChange): Promise<ExplainAnswer> {
    const { measure, figure, filter, convention } = question;
    const index = await this.indexes.upTo(measure, Math.max(from.position, basis.position));
    const explanation =
      figure === 'share-within-statutory-time'
        ? await this.explainShare(index, question, from, basis)
        : this.explainFigure(index, question, figure, from, basis);
    const steps = await Promise.all(explanation.steps.map((step) => this.view(step)));
    return {
      measure,
      figure,
      unit: convention.unit,
      countStartDay: convention.countStartDay,
      filter,
      from: { effectiveAt: from.effectiveAt, position: from.position },
      before: explanation.before,
      after: explanation.after,
      change: explanation.change,
      causes: causesOf(explanation.steps),
      steps,
    };
  }

  private explainFigure(
    index: SpanIndex,
    { filter, convention, steps }: ExplainQuestion,
    figure: Exclude<FigureName, 'share-within-statutory-time'>,
    from: ResolvedBasis,
    to: ResolvedBasis,
  ): Explanation {
    const running = new RunningFigure(index, index.grouping([], filter), figure, convention);
    return explainChange(index, running, { from, to, limit: steps, causeAt: this.causes(index) });
  }

  /** Steps go by the rules that were known at first; what other rules make of the same spans comes last. */
  private async explainShare(
    index: SpanIndex,
    { filter, convention, steps }: ExplainQuestion,
    from: ResolvedBasis,
    to: ResolvedBasis,
  ): Promise<Explanation> {
    const grouping = index.grouping([], filter);
    const clocks = await this.rules.clocks(from, convention.countStartDay);
    const timeliness = new Timeliness(index, clocks, from.day, from.position);
    const running = new RunningShare(index, grouping, timeliness);
    const explanation = explainChange(index, running, {
      from,
      to,
      limit: steps,
      causeAt: this.causes(index),
    });
    const share = statutoryShares(
      index,
      grouping,
      await this.rules.clocks(to, convention.countStartDay),
      to,
    )([]);
    const after: FigureValue = share.share ?? {};
    const change = changeOf(explanation.after, after);
    if (change.least === 0 && change.most === 0) return explanation;
    const positions = [
      ...this.rules.changedBetween(from.position, to.position),
      ...index.movedLanes.changedBetween(from, to),
    ].sort((a, b) => a - b);
    return {
      before: explanation.before,
      after,
      change: changeOf(explanation.before, after),
      steps: [...explanation.steps, { cause: 'rule-changed', positions, after, change }],
    };
  }

  private causes({
    register,
  }: SpanIndex): (position: number) => 'newly-recorded' | 'corrected' | 'retracted' {
    const retractions = new Set<number>();
    for (const events of register.about.values())
      for (const { type, position } of events) if (type === 'EventRetracted') retractions.add(position);
    return (position) => {
      if (register.endedRow.at(position - 1) === NONE) return 'newly-recorded';
      return retractions.has(position) ? 'retracted' : 'corrected';
    };
  }

  private async view({ positions, ...step }: ExplainStep): Promise<StepView> {
    const events = await this.store.readPositions(positions.slice(0, LISTED));
    return {
      ...step,
      count: positions.length,
      events: events.map((event) => changeEvent(loggedEvent(event))),
    };
  }
}

export function changeEvent({ id, position, type, effectiveOn, recorded }: LoggedEvent): ChangeEvent {
  return {
    eventId: id,
    position,
    type,
    ...(effectiveOn !== undefined && { effectiveOn }),
    recordedAt: recorded.at,
    by: recorded.by,
    ...(recorded.approvedBy !== undefined && { approvedBy: recorded.approvedBy }),
    ...(recorded.reason && { reason: recorded.reason }),
  };
}

function causesOf(steps: readonly ExplainStep[]): ExplainAnswer['causes'] {
  return [...CAUSES, 'several' as const].flatMap((cause) => {
    const of = steps.filter((step) => step.cause === cause);
    if (of.length === 0) return [];
    const sum = (end: 'least' | 'most') =>
      of.some(({ change }) => change[end] === undefined)
        ? undefined
        : of.reduce((total, { change }) => total + change[end]!, 0);
    const [least, most] = [sum('least'), sum('most')];
    return [
      {
        cause,
        steps: of.length,
        change: { ...(least !== undefined && { least }), ...(most !== undefined && { most }) },
      },
    ];
  });
}
