import { ACCESS } from './access.js';
import { APPLICATION } from './application.js';
import { CLINICAL_TRIAL } from './clinical-trial.js';
import { CORRECTION } from './correction.js';
import { DESIGNATION } from './designation.js';
import type { EventDefinition, EventOf, Family, LaneKind } from './definition.js';
import { IDENTITY } from './identity.js';
import { MARKETING } from './marketing.js';
import { REFERENCE } from './reference.js';
import { REVISION } from './revision.js';
import { SOURCE } from './source.js';

/** Every kind of event there is, in the order in which the families tell a product's story. */
export const CATALOGUE = [
  ...IDENTITY,
  ...APPLICATION,
  ...CLINICAL_TRIAL,
  ...DESIGNATION,
  ...MARKETING,
  ...REFERENCE,
  ...CORRECTION,
  ...ACCESS,
  ...SOURCE,
  ...REVISION,
] as const;

export type RegisterEvent = EventOf<(typeof CATALOGUE)[number]>;
export type EventType = RegisterEvent['type'];

export const EVENT_TYPES: readonly EventType[] = CATALOGUE.map(({ type }) => type);

const byType = new Map<string, EventDefinition>(
  CATALOGUE.map((definition) => [definition.type, definition as EventDefinition]),
);

/** The definition of an event type; undefined where there is no such type. */
export const definitionOf = (type: string): EventDefinition | undefined => byType.get(type);

/** Whether the register alone records this type, about itself: nobody states it. */
export const isOwn = (definition: Pick<EventDefinition, 'subject'>): boolean =>
  definition.subject === 'trail';

/** The types that a caller may state, in the same order. */
export const STATED: readonly EventDefinition[] = (CATALOGUE as readonly EventDefinition[]).filter(
  (definition) => !isOwn(definition),
);
export const STATED_TYPES: readonly string[] = STATED.map(({ type }) => type);

export const familyOf = (type: string): Family | undefined => byType.get(type)?.family;

const LANE_OF_FAMILY: Partial<Record<Family, LaneKind>> = {
  application: 'application',
  trial: 'application',
  designation: 'designation',
  marketing: 'approval',
};

export interface LaneRef {
  readonly kind: LaneKind;
  readonly id: string;
}

/** The lane an event stands in: its application, approval, designation or trial; undefined for none. */
export function laneOf(event: {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}): LaneRef | undefined {
  const family = familyOf(event.type);
  if (!family) return undefined;
  const { trialId } = event.data;
  if (family === 'trial' && typeof trialId === 'string') return { kind: 'trial', id: trialId };
  const kind = LANE_OF_FAMILY[family];
  const id = kind && event.data[`${kind}Id`];
  return kind && typeof id === 'string' ? { kind, id } : undefined;
}
