import { meanBounds, quantileBounds } from '../statistics/distribution-bounds.js';
import { Outcome } from '../statistics/outcome.js';
import { survivalQuantileBounds } from '../statistics/survival-bounds.js';
import { inUnit, type Unit } from './durations.js';
import { countsOf } from './figures.js';
import type { GroupTables } from './tally-spans.js';

/** Figures whose change can be explained from the spans alone. */
export const SPAN_FIGURES = [
  'n',
  'completed',
  'pending',
  'withdrawn',
  'refused',
  'not-computable',
  'median',
  'lower-quartile',
  'upper-quartile',
  'mean',
  'kaplan-meier-median',
] as const;
export type SpanFigure = (typeof SPAN_FIGURES)[number];

/** A figure between bounds; absent where it has no value, or no upper one. */
export interface FigureValue {
  readonly least?: number;
  readonly most?: number;
}

const COMPLETED = [Outcome.approved] as const;

export function figureValue(figure: SpanFigure, tables: GroupTables, unit: Unit): FigureValue {
  switch (figure) {
    case 'median':
      return value(quantileBounds(tables, COMPLETED, 0.5), unit);
    case 'lower-quartile':
      return value(quantileBounds(tables, COMPLETED, 0.25), unit);
    case 'upper-quartile':
      return value(quantileBounds(tables, COMPLETED, 0.75), unit);
    case 'mean':
      return value(meanBounds(tables, COMPLETED), unit);
    case 'kaplan-meier-median':
      return value(survivalQuantileBounds(tables, 0.5), unit);
    default: {
      const counts = countsOf(tables);
      const count = figure === 'not-computable' ? counts.notComputable : counts[figure];
      return { least: count, most: count };
    }
  }
}

function value(
  bounds: { readonly least: number | undefined; readonly most: number | undefined } | undefined,
  unit: Unit,
): FigureValue {
  const { least, most } = bounds ?? {};
  return {
    ...(least !== undefined && { least: inUnit(unit, least) }),
    ...(most !== undefined && { most: inUnit(unit, most) }),
  };
}

/** The change from one value to another; an end that one of them lacks is absent. */
export const changeOf = (before: FigureValue, after: FigureValue): FigureValue => ({
  ...(before.least !== undefined && after.least !== undefined && { least: after.least - before.least }),
  ...(before.most !== undefined && after.most !== undefined && { most: after.most - before.most }),
});
