import { MEASURE_NAMES, type MeasureName } from '#projections/review-time/measures.js';
import type { Unit } from '#projections/review-time/durations.js';
import type { Dimension } from '#projections/review-time/grouping.js';
import type { Question as ApiQuestion } from '../../api/client.js';
import { NONE_COUNTED } from './counted.js';
import { patchQuery, useAddress, type QueryPatch } from '../../routing/address.js';

export const FIGURES = ['survival', 'incidence', 'boxes', 'counts'] as const;
export type Figure = (typeof FIGURES)[number];

export const UNITS = ['days', 'working-days', 'months'] as const satisfies readonly Unit[];

/** What spans can be grouped by, and the parameter that narrows to one group of it. */
export const GROUPINGS = {
  agency: 'agency',
  'application-kind': 'applicationKind',
  'therapy-group': 'therapyGroup',
  modality: 'modality',
  sponsor: 'sponsor',
  pathway: 'pathway',
  designation: 'designation',
  'start-year': 'startYear',
  'start-quarter': 'startQuarter',
  'end-year': 'endYear',
  'end-quarter': 'endQuarter',
} as const satisfies Record<Dimension, string>;

/** The values of one group, in the order of what is grouped by; null where nothing states one. */
export type GroupValues = readonly (string | null)[];

export type Narrowing = (typeof GROUPINGS)[Dimension];
/** Values are the API's to judge: an address may hold any. */
type SpansQuery = NonNullable<ApiQuestion<'/api/v1/review-times/spans'>['query']>;
const NARROWINGS = Object.values(GROUPINGS);
const NO_ROWS = { rows: undefined, state: undefined, cursor: undefined };

/** What the page asks. All of it is in the address, under the names of the API where the API has one. */
export interface Question {
  readonly measure: MeasureName;
  readonly unit: Unit;
  readonly countStartDay: boolean;
  /** At most two: a picture cannot tell more apart. */
  readonly groupBy: readonly Dimension[];
  readonly filters: Readonly<Pick<SpansQuery, Narrowing>>;
  readonly figure: Figure;
  /** The mark whose rows are shown: its group as the API takes it, a list in JSON, and a state. */
  readonly rows?: { readonly group: string; readonly state?: SpansQuery['state'] };
}

const isOneOf = <T extends string>(values: readonly T[], text: string | null): text is T =>
  values.some((value) => value === text);

export function readQuestion(query: URLSearchParams): Question {
  const [measure, unit, figure] = [query.get('measure'), query.get('unit'), query.get('figure')];
  const groupBy = (query.get('groupBy') ?? '').split(',').filter((each) => each in GROUPINGS) as Dimension[];
  const rows = query.get('rows');
  return {
    measure: isOneOf(MEASURE_NAMES, measure) ? measure : 'acceptance-to-tacit-approval',
    unit: isOneOf(UNITS, unit) ? unit : 'days',
    countStartDay: query.get('countStartDay') === 'true',
    groupBy: [...new Set(groupBy)].slice(0, 2),
    filters: Object.fromEntries(
      NARROWINGS.flatMap((name) => (query.has(name) ? [[name, query.get(name)!]] : [])),
    ),
    figure: isOneOf(FIGURES, figure) ? figure : 'survival',
    ...(rows !== null && {
      rows: {
        group: rows,
        ...(query.has('state') && { state: query.get('state') as SpansQuery['state'] }),
      },
    }),
  };
}

export const useQuestion = (): Question => readQuestion(useAddress().query);

/** Another question has other rows. @param replace as while something is typed */
export const ask = (patch: QueryPatch, replace = false): void =>
  patchQuery({ ...patch, ...NO_ROWS, ...NONE_COUNTED }, replace);

/** Shows the rows behind a mark. @param group its values, null where nothing states one */
export const openRows = (group: GroupValues, state?: string): void =>
  patchQuery({ ...NO_ROWS, rows: JSON.stringify(group), state });

export const closeRows = (): void => patchQuery(NO_ROWS);

/** The values of a group as they stand in an address; undefined where it holds anything else, which the API refuses. */
export function groupIn(text: string): GroupValues | undefined {
  try {
    const values: unknown = JSON.parse(text);
    if (Array.isArray(values)) return values.map((value) => (value === null ? null : String(value)));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return undefined;
}

/** What narrows the spans: what the API is asked in every question about them. */
export const spansAsked = ({ measure, countStartDay, filters }: Question) => ({
  ...filters,
  measure,
  ...(countStartDay && { countStartDay: 'true' as const }),
});
