import type { Histogram, Registry } from 'prom-client';
import { durationBuckets } from '#projections/review-time/duration-buckets.js';
import type { DayTable } from '#projections/statistics/day-table.js';

/** Reviews of one measure, agency and kind, at the least and at the greatest that their dates allow. */
export interface DurationSeries {
  readonly labels: { readonly measure: string; readonly agency: string; readonly application_kind: string };
  readonly least: DayTable;
  readonly most: DayTable;
}

/** A Prometheus base unit is the second; reviews last days. */
const DAY = 86_400;
const BOUNDS = [30, 60, 90, 120, 180, 240, 300, 365, 450, 540, 730, 1095, 1825];

/**
 * A histogram that is told and not observed: it holds the reviews as they stand, so that a correction can also lower
 * it. prom-client's own can only count up; a registry asks no more of a metric than this.
 */
export class DurationHistogram {
  readonly name = 'clockstop_review_duration_seconds';
  readonly help =
    'Completed reviews as they stand, in days of 86400 s, by measure; bound: at the least or the most that imprecise dates allow.';
  readonly type = 'histogram';
  readonly aggregator = 'first';
  private values: object[] = [];

  constructor(registry: Registry) {
    registry.registerMetric(this as unknown as Histogram);
  }

  tell(series: readonly DurationSeries[]): void {
    this.values = series.flatMap(({ labels, least, most }) => [
      ...this.samples({ ...labels, bound: 'least' }, least),
      ...this.samples({ ...labels, bound: 'most' }, most),
    ]);
  }

  reset(): void {
    this.values = [];
  }

  get(): Promise<object> {
    const { name, help, type, aggregator, values } = this;
    return Promise.resolve({ name, help, type, aggregator, values });
  }

  private samples(labels: object, table: DayTable): object[] {
    const { counts, count, sum } = durationBuckets(table, BOUNDS);
    if (count === 0) return [];
    const metricName = `${this.name}_bucket`;
    return [
      ...BOUNDS.map((bound, at) => ({
        metricName,
        labels: { ...labels, le: bound * DAY },
        value: counts[at],
      })),
      { metricName, labels: { ...labels, le: '+Inf' }, value: count },
      { metricName: `${this.name}_sum`, labels, value: sum * DAY },
      { metricName: `${this.name}_count`, labels, value: count },
    ];
  }
}
