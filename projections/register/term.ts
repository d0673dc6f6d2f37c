/** Fields by which an event sets the terms of a review, by its type: pathway, class of resubmission, extension, goal. */
const FIELDS: Readonly<Record<string, string>> = {
  ReviewPathwayAssigned: 'pathway',
  ReviewPathwaySwitched: 'to',
  ApplicationResubmitted: 'resubmissionClass',
  ReviewExtended: 'by',
  GoalDateSet: 'goalDate',
  GoalDateChanged: 'goalDate',
};

/** How much a review is extended, as `ReviewExtended` states it: `3 months`, `1/3 of-the-limit`. */
export interface Extension {
  readonly length: string;
  readonly unit: string;
}

/** What an event says of a review's terms, as one text; undefined where it says nothing of them. */
export function termOf({
  type,
  data,
}: {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}): string | undefined {
  const field = FIELDS[type];
  const value = field === undefined ? undefined : data[field];
  if (value === undefined) return undefined;
  if (typeof value === 'string') return value;
  const { length, unit } = value as Extension;
  return `${length} ${unit}`;
}

/** The extension that `termOf` wrote. */
export function extensionOf(term: string): Extension {
  const space = term.indexOf(' ');
  return { length: term.slice(0, space), unit: term.slice(space + 1) };
}

/** The fields of the payload that a term was read from. */
export const termFields = (type: string, term: string): Readonly<Record<string, unknown>> => ({
  [FIELDS[type]!]: type === 'ReviewExtended' ? extensionOf(term) : term,
});
