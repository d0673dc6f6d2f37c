import { believe, type LoggedEvent } from '#projections/belief/belief.js';
import { boundsOf, compareEffective } from '#projections/effective/effective.js';
import { mergesAmong, survivor } from '#projections/product/merges.js';
import { DESIGNATION_KINDS } from '#events/designation.js';
import type { Measure } from '#projections/review-time/measures.js';

const DESCRIBING = [
  'ApplicationSubmitted',
  'ApplicationReceived',
  'ApplicationAccepted',
  'ApplicationResubmitted',
  'ReviewPathwayAssigned',
  'ReviewPathwaySwitched',
  'DesignationGranted',
  'DesignationDenied',
  'DesignationRescinded',
];

/** Spans told plainly from what is believed at a position and may be in force on a day: no index, no columns. */
export function naiveSpans(
  log: readonly LoggedEvent[],
  measure: Measure,
  day: number,
  position: number,
): string[] {
  const facts = believe(log.filter((event) => event.position <= position))
    .filter(({ event, retraction }) => !retraction && boundsOf(event).earliest <= day)
    .map(({ event }) => event)
    .sort(compareEffective);
  const certain = facts.filter((event) => boundsOf(event).latest <= day);
  const merges = mergesAmong(certain.filter(({ type }) => type === 'ProductMerged'));
  const owner = (event: LoggedEvent) =>
    event.productId === undefined ? undefined : survivor(event.productId, merges);
  const products = [...new Set(facts.flatMap((event) => owner(event) ?? []))];
  return products.flatMap((product) => {
    const own = facts.filter((event) => owner(event) === product);
    const registration = own.find(
      ({ type, productId }) => type === 'ProductRegistered' && productId === product,
    );
    return lanesOf(own, measure).flatMap((lane) => tell(lane, own, registration, measure, day));
  });
}

function lanesOf(own: readonly LoggedEvent[], measure: Measure): LoggedEvent[][] {
  const lanes = new Map<string, LoggedEvent[]>();
  for (const event of own) {
    const { applicationId, designationId, approvalId, trialId } = event.data;
    const id =
      measure.of === 'designation'
        ? designationId
        : trialId !== undefined || designationId !== undefined
          ? undefined
          : applicationId !== undefined
            ? `application ${applicationId as string}`
            : approvalId !== undefined && `approval ${approvalId as string}`;
    if (typeof id !== 'string') continue;
    lanes.set(id, [...(lanes.get(id) ?? []), event]);
  }
  return [...lanes.values()];
}

type Bounds = { readonly earliest: number; readonly latest: number };
const firstOf = (bounds: readonly Bounds[]): Bounds => ({
  earliest: Math.min(...bounds.map(({ earliest }) => earliest)),
  latest: Math.min(...bounds.map(({ latest }) => latest)),
});
const lastOf = (bounds: readonly Bounds[]): Bounds => ({
  earliest: Math.max(...bounds.map(({ earliest }) => earliest)),
  latest: Math.max(...bounds.map(({ latest }) => latest)),
});

function endOf(lane: readonly LoggedEvent[], measure: Measure): { state: string; on: Bounds } | undefined {
  const of = (types: readonly string[]) => lane.filter(({ type }) => types.includes(type));
  const success = of(measure.ends);
  if (success.length > 0) return { state: 'completed', on: firstOf(success.map(boundsOf)) };
  const failed = of([...measure.refused, ...measure.withdrawn]);
  const otherwise = of(measure.otherwise);
  const last = [...failed.slice(-1), ...otherwise.slice(0, 1)].sort(compareEffective).at(-1);
  if (!last) return undefined;
  const again = measure.of === 'application' ? of(['ApplicationResubmitted']).at(-1) : undefined;
  if (again && compareEffective(again, last) > 0) return undefined;
  if (measure.otherwise.includes(last.type))
    return { state: 'otherwise', on: firstOf(otherwise.map(boundsOf)) };
  return {
    state: measure.refused.includes(last.type) ? 'refused' : 'withdrawn',
    on: lastOf(failed.map(boundsOf)),
  };
}

function tell(
  lane: readonly LoggedEvent[],
  own: readonly LoggedEvent[],
  registration: LoggedEvent | undefined,
  measure: Measure,
  day: number,
): string[] {
  const starts = lane.filter(({ type }) => measure.starts.includes(type));
  const end = endOf(lane, measure);
  if (starts.length === 0 && !end) return [];
  const said = (field: string) => lane.findLast(({ data }) => data[field] !== undefined)?.data[field];
  const agency = lane.findLast((event) => event.data['agency'] !== undefined && filesUnder(event, measure))
    ?.data['agency'];
  const kind = said('applicationKind') as string | undefined;
  const approved = lane.some(({ type }) => measure.ends.includes(type));
  if (measure.kinds && (kind === undefined ? !approved : !measure.kinds.includes(kind))) return [];
  const start = starts.length > 0 ? firstOf(starts.map(boundsOf)) : undefined;
  const dates = datesOf(start, end, day);
  if (!dates) return [];
  const pathway = lane.findLast(
    (event) =>
      ['ReviewPathwayAssigned', 'ReviewPathwaySwitched'].includes(event.type) &&
      boundsOf(event).latest <= day,
  )?.data;
  return [
    [
      dates,
      agency,
      measure.of === 'designation' ? undefined : kind,
      pathway ? (pathway['pathway'] ?? pathway['to']) : 'standard',
      registration?.data['sponsor'],
      registration?.data['therapyGroup'],
      measure.of === 'designation'
        ? said('kind')
        : designationsOf(own, String(agency), end?.on.latest ?? Infinity, day),
    ]
      .map((part) => (part === undefined ? '-' : JSON.stringify(part)))
      .join(' '),
  ];
}

/** Whether an event begins, ends or describes what is measured. Only such say at which agency it is. */
function filesUnder({ type }: LoggedEvent, measure: Measure): boolean {
  const { starts, ends, refused, withdrawn, otherwise } = measure;
  return [...DESCRIBING, ...starts, ...ends, ...refused, ...withdrawn, ...otherwise].includes(type);
}

function datesOf(start: Bounds | undefined, end: ReturnType<typeof endOf>, day: number): string | undefined {
  if (!start) return 'start-not-recorded';
  if (start.latest > day) return 'start-undetermined';
  if (start.earliest === -Infinity) return 'start-open';
  if (!end) return `pending ${day - start.latest} ${day - start.earliest}`;
  if (end.on.latest > day) return 'end-undetermined';
  if (end.state === 'otherwise') return 'ended-otherwise';
  if (end.on.latest < start.earliest) return 'end-before-start';
  return `${end.state} ${Math.max(0, end.on.earliest - start.latest)} ${end.on.latest - start.earliest}`;
}

/** Kinds that the agency had granted by then and that were not ended by the day. */
function designationsOf(own: readonly LoggedEvent[], agency: string, by: number, day: number): string {
  const ids = [...new Set(own.flatMap(({ data }) => (data['designationId'] as string | undefined) ?? []))];
  const granted = ids.flatMap((id) => {
    const last = own.findLast(
      (event) =>
        event.data['designationId'] === id &&
        ['DesignationGranted', 'DesignationDenied', 'DesignationRescinded'].includes(event.type) &&
        boundsOf(event).latest <= day,
    );
    const holds =
      last?.type === 'DesignationGranted' && last.data['agency'] === agency && boundsOf(last).earliest <= by;
    return holds ? [last.data['kind'] as string] : [];
  });
  return DESIGNATION_KINDS.filter((kind) => granted.includes(kind)).join('+');
}
