import type { Convention } from '#projections/review-time/durations.js';
import type { SpanFilter } from '#projections/review-time/grouping.js';
import type { SpanParameters } from './parameters.js';

/** The filter that query parameters state. */
export function filterOf(parameters: SpanParameters): SpanFilter {
  const given: SpanFilter = {
    agency: parameters.agency,
    'application-kind': parameters.applicationKind,
    'therapy-group': parameters.therapyGroup,
    modality: parameters.modality,
    sponsor: parameters.sponsor,
    pathway: parameters.pathway,
    designation: parameters.designation,
    'start-year': parameters.startYear,
    'start-quarter': parameters.startQuarter,
    'end-year': parameters.endYear,
    'end-quarter': parameters.endQuarter,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

export const conventionOf = ({
  unit,
  countStartDay,
}: {
  readonly unit?: Convention['unit'];
  readonly countStartDay?: 'true' | 'false';
}): Convention => ({ unit: unit ?? 'days', countStartDay: countStartDay === 'true' });
