import { CATALOGUE } from '#events/catalogue.js';
import type { Measure } from './measures.js';

/** What an event is to a measure, in bits: one event may be several. */
export const Role = {
  start: 1,
  success: 2,
  refusal: 4,
  withdrawal: 8,
  otherwise: 16,
  reopening: 32,
  /** A stop or a resumption of the clock, for measures of a part. */
  stop: 64,
  /** Says what the span is filed under: registration, kind, pathway, designation, merge. */
  particular: 128,
} as const;

const STOPPING = ['ClockStopped', 'ClockResumed', 'SupplementRequested', 'SupplementReceived'];
const PARTICULARS = [
  'ProductRegistered',
  'ProductMerged',
  'ApplicationSubmitted',
  'ApplicationReceived',
  'ApplicationAccepted',
  'ReviewPathwayAssigned',
  'ReviewPathwaySwitched',
  'DesignationGranted',
  'DesignationDenied',
  'DesignationRescinded',
];

/** Roles by type number. */
export function rolesOf(measure: Measure): Uint8Array {
  return Uint8Array.from(CATALOGUE, ({ type }) => {
    const is = (types: readonly string[], role: number) => (types.includes(type) ? role : 0);
    return (
      is(measure.starts, Role.start) |
      is(measure.ends, Role.success) |
      is(measure.refused, Role.refusal) |
      is(measure.withdrawn, Role.withdrawal) |
      is(measure.otherwise, Role.otherwise) |
      is(measure.of === 'application' ? ['ApplicationResubmitted'] : [], Role.reopening) |
      is(measure.part ? STOPPING : [], Role.stop) |
      is(PARTICULARS, Role.particular)
    );
  });
}

/** Number of an event type in the catalogue. @throws RangeError for a name that is no type */
export function typeNumber(name: string): number {
  const number = CATALOGUE.findIndex(({ type }) => type === name);
  if (number < 0) throw new RangeError(`no event type is called "${name}"`);
  return number;
}
