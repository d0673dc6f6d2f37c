import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import type { Clocks } from '#projections/review-time/application-clock.js';
import { isOverdue, openClocks } from '#projections/review-time/open-clocks.js';
import type { Pair } from '#projections/review-time/span-pair.js';
import { tallySpans } from '#projections/review-time/tally-spans.js';
import { totals } from '#projections/statistics/day-table.js';
import { ClockRules } from '../asking/index.js';
import { NotReadyError, ProjectingService } from '../projecting/index.js';
import { SpanIndexes } from '../review-times/index.js';
import { DurationHistogram, type DurationSeries } from './duration-histogram.js';

/** Measures that are told: each costs its spans in memory, and series by agency and kind. */
const MEASURES = [
  'acceptance-to-tacit-approval',
  'acceptance-to-express-decision',
  'acceptance-to-marketing-approval',
  'receipt-to-approval',
] as const;

const LABELS = ['agency', 'application_kind'] as const;
const NOT_STATED = 'none';

/**
 * Reviews as of today, as far as the register has come: a scrape waits for nothing. They are counted again only where an
 * event or the day has changed them.
 */
@Injectable()
export class ReviewMetrics {
  private readonly durations: DurationHistogram;
  private readonly pending: Gauge<'measure' | (typeof LABELS)[number]>;
  private readonly running: Gauge<(typeof LABELS)[number]>;
  private readonly overdue: Gauge<(typeof LABELS)[number]>;
  private told = '';

  constructor(
    private readonly projecting: ProjectingService,
    private readonly indexes: SpanIndexes,
    private readonly rules: ClockRules,
    registry: Registry,
  ) {
    const registers = [registry];
    this.durations = new DurationHistogram(registry);
    this.pending = new Gauge({
      name: 'clockstop_reviews_pending',
      help: 'Reviews that have begun and not ended, by measure.',
      labelNames: ['measure', ...LABELS],
      registers,
    });
    this.running = new Gauge({
      name: 'clockstop_applications_clock_running',
      help: 'Applications whose statutory clock has started and not ended.',
      labelNames: LABELS,
      registers,
    });
    this.overdue = new Gauge({
      name: 'clockstop_applications_overdue',
      help: 'Applications whose statutory deadline has certainly passed without a decision.',
      labelNames: LABELS,
      registers,
    });
  }

  /** While the register is built or has stopped nothing is told of reviews; `clockstop_projection_up` says so. */
  async refresh(): Promise<void> {
    try {
      const { position } = this.projecting.readyRegister();
      const pair = { day: Math.floor(Date.now() / 86_400_000), position };
      const asked = `${pair.day} ${position}`;
      if (asked === this.told) return;
      await this.tell(pair);
      this.told = asked;
    } catch (error) {
      if (!(error instanceof NotReadyError)) throw error;
      for (const metric of [this.durations, this.pending, this.running, this.overdue]) metric.reset();
      this.told = '';
    }
  }

  private async tell(pair: Pair): Promise<void> {
    const clocks = await this.rules.clocks(pair);
    const series = await Promise.all(MEASURES.map((measure) => this.spansOf(measure, pair)));
    this.durations.tell(series.flat());
    this.pending.reset();
    for (const { labels, least } of series.flat()) this.pending.set(labels, totals(least).pending);
    this.tellClocks(clocks, pair);
  }

  private async spansOf(measure: (typeof MEASURES)[number], pair: Pair): Promise<DurationSeries[]> {
    const index = await this.indexes.upTo(measure, pair.position);
    const grouping = index.grouping(['agency', 'application-kind'], {});
    const convention = { unit: 'days', countStartDay: false } as const;
    return tallySpans(index, grouping, { ...pair, convention }).map(
      ({ key: [agency, kind], least, most }) => ({
        labels: { measure, agency: agency ?? NOT_STATED, application_kind: kind ?? NOT_STATED },
        least,
        most,
      }),
    );
  }

  private tellClocks(clocks: Clocks, { day, position }: Pair): void {
    this.running.reset();
    this.overdue.reset();
    for (const clock of openClocks(this.projecting.register, clocks, day, position)) {
      const labels = { agency: clock.agency, application_kind: clock.applicationKind };
      this.running.inc(labels);
      this.overdue.inc(labels, isOverdue(clock) ? 1 : 0);
    }
  }
}
