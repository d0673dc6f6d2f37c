import { Type, type TOptional, type TString } from '@sinclair/typebox';
import { oneOf, optional, record } from '#events/fields.js';
import { UNITS } from '#projections/review-time/durations.js';
import type { FigureValue } from '#projections/review-time/explained-figure.js';
import { DIMENSIONS } from '#projections/review-time/grouping.js';
import { MEASURE_NAMES } from '#projections/review-time/measures.js';
import type { Interval as IntervalView } from '#projections/statistics/interval.js';
import { assertDescribed, type Describes } from '../describes.js';

export const text = Type.String();
export const count = Type.Integer({ minimum: 0 });
export const number = Type.Number();
export const measure = oneOf(MEASURE_NAMES, 'What is measured, named for its ends.');
export const unit = oneOf(UNITS, 'What durations are counted in.');
export const countStartDay = Type.Boolean({
  description: 'Whether the day a span starts on is its first day.',
});

export const Interval = record(
  { least: number, most: number },
  { description: 'The least and the most that a figure may be, whatever its imprecise dates mean.' },
);

export const OpenInterval = record(
  { least: optional(number), most: optional(number) },
  { description: 'The same, where an end may have no value.' },
);

export const filter = record(
  Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, optional(text)])) as Record<
    (typeof DIMENSIONS)[number],
    TOptional<TString>
  >,
  { description: 'What the spans were narrowed to.' },
);

assertDescribed(
  true satisfies Describes<typeof Interval, IntervalView>,
  true satisfies Describes<typeof OpenInterval, FigureValue>,
);
