import type { Answer, Schemas } from '../../../api/client.js';
import type { Change } from '../../../dates/use-changes.js';
import type { LaneKind } from '../../../i18n/vocabulary/words.js';
import { addedMark, inOrder, isDated, markOf, type Mark } from './marks.js';

type Timeline = Answer<'/api/v1/products/{productId}/timeline'>;
type Product = Answer<'/api/v1/products/{productId}'>;

/** A lane of the picture, with what the product's state says of it. */
export interface Lane {
  readonly kind: LaneKind;
  readonly id: string;
  readonly agency?: string;
  readonly status?: Schemas['LaneStatus'];
  readonly possibly?: Schemas['LaneStatus'];
  /** Kind of application or designation. */
  readonly of?: string;
  readonly indications: readonly string[];
  readonly number?: string;
  readonly clock?: Schemas['Clock'];
  readonly goal?: string;
  readonly findings: readonly Schemas['Finding'][];
  readonly marks: readonly Mark[];
}

const ID_OF: readonly (readonly [field: string, kind: LaneKind])[] = [
  ['approvalId', 'approval'],
  ['designationId', 'designation'],
  ['trialId', 'trial'],
  ['applicationId', 'application'],
];

/** Designations stand above; then each agency's applications, approvals and trials. */
const ORDER: readonly LaneKind[] = ['designation', 'application', 'approval', 'trial'];

/** The lanes of a timeline, what has been added since among them. */
export function lanesOf(timeline: Timeline, product: Product, changes: readonly Change[]): Lane[] {
  const byEvent = new Map(changes.map((change) => [change.eventId, change]));
  const found = new Set(timeline.findings.flatMap(({ eventIds }) => eventIds));
  const known = new Set(timeline.lanes.flatMap(({ milestones }) => milestones.map(({ eventId }) => eventId)));
  const added = changes
    .filter(({ eventId, after }) => !known.has(eventId) && after)
    .flatMap((change) => {
      const place = placeOf(change.after!.data);
      return place ? [{ ...place, mark: addedMark(change) }] : [];
    });
  const lanes = timeline.lanes.map((lane): Lane => ({
    ...lane,
    ...about(lane.kind, lane.id, product),
    findings: timeline.findings.filter((each) => each.lane?.kind === lane.kind && each.lane.id === lane.id),
    marks: [
      ...lane.milestones.map((each) => markOf(each, found, byEvent.get(each.eventId))),
      ...added.filter(({ kind, id }) => kind === lane.kind && id === lane.id).map(({ mark }) => mark),
    ].sort(inOrder),
  }));
  for (const { kind, id, agency } of added) {
    if (lanes.some((lane) => lane.kind === kind && lane.id === id)) continue;
    const marks = added.filter((each) => each.kind === kind && each.id === id).map(({ mark }) => mark);
    lanes.push({ kind, id, agency, indications: [], findings: [], marks: marks.sort(inOrder) });
  }
  return lanes.sort(
    (a, b) =>
      Number(b.kind === 'designation') - Number(a.kind === 'designation') ||
      compareText(a.agency ?? '', b.agency ?? '') ||
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
  );
}

interface LanePlace {
  readonly kind: LaneKind;
  readonly id: string;
  readonly agency?: string;
}

function placeOf(data: Readonly<Record<string, unknown>>): LanePlace | undefined {
  const { agency } = data;
  for (const [field, kind] of ID_OF) {
    const id = data[field];
    if (typeof id === 'string') return { kind, id, ...(typeof agency === 'string' && { agency }) };
  }
  return undefined;
}

function about(
  kind: LaneKind,
  id: string,
  product: Product,
): Pick<Lane, 'of' | 'indications' | 'number' | 'clock' | 'goal'> {
  if (kind === 'application') {
    const state = product.applications.find(({ applicationId }) => applicationId === id);
    return {
      of: state?.applicationKind,
      indications: state?.indications ?? [],
      number: state?.applicationNumber,
      clock: state?.clock,
      goal: state?.announcedGoal?.goalDate,
    };
  }
  if (kind === 'approval') {
    const state = product.approvals.find(({ approvalId }) => approvalId === id);
    return { indications: listed(state?.indication), number: state?.approvalNumber };
  }
  if (kind === 'designation') {
    const state = product.designations.find(({ designationId }) => designationId === id);
    return { of: state?.kind, indications: listed(state?.indication) };
  }
  const state = product.trials.find(({ trialId }) => trialId === id);
  return { indications: state?.indications ?? [], number: id };
}

const listed = (text: string | undefined): string[] => (text === undefined ? [] : [text]);
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Every day that the marks of the lanes name. */
export const daysOf = (lanes: readonly Lane[]): number[] =>
  lanes.flatMap(({ marks }) => marks.filter(isDated).flatMap(({ earliest, latest }) => [earliest, latest]));
