import type { Convention } from '#projections/review-time/durations.js';
import type { Dimension, GroupKey, SpanFilter } from '#projections/review-time/grouping.js';
import { badRequest } from '../http/index.js';
import type { SpanParameters } from './parameters/spans.js';

export type SpanFilterParameters = Omit<SpanParameters, 'measure' | 'effectiveAt' | 'knownAt' | 'waitFor'>;

/** The filter that query parameters state. */
export function spanFilterOf(parameters: SpanFilterParameters): SpanFilter {
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

/** Dimensions that a list names, each once. */
export const dimensionsOf = (text: string | undefined): Dimension[] => [
  ...new Set(text?.split(',') as Dimension[] | undefined),
];

/**
 * The one group that query parameters name: its values in the order of what is grouped by, as JSON, null where nothing
 * states one.
 * @throws ProblemError 400 where it names no group of that grouping
 */
export function groupOf(
  groupBy: string | undefined,
  group: string | undefined,
): { by: Dimension[]; key: GroupKey } | undefined {
  const by = dimensionsOf(groupBy);
  if (group === undefined && groupBy === undefined) return undefined;
  const key = group === undefined ? undefined : readKey(group);
  if (key?.length === by.length) return { by, key };
  throw badRequest([
    {
      field: 'group',
      value: group,
      rule: 'must be a JSON list of one value for each name in groupBy, null where nothing states it',
    },
  ]);
}

function readKey(text: string): GroupKey | undefined {
  let key: unknown;
  try {
    key = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  if (!Array.isArray(key) || !key.every((value) => value === null || typeof value === 'string'))
    return undefined;
  return key.map((value: string | null) => value ?? undefined);
}

export const conventionOf = ({
  unit,
  countStartDay,
}: {
  readonly unit?: Convention['unit'];
  readonly countStartDay?: 'true' | 'false';
}): Convention => ({ unit: unit ?? 'days', countStartDay: countStartDay === 'true' });
