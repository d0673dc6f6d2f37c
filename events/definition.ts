import type { TObject } from '@sinclair/typebox';
import type { Envelope, Trail } from './envelope.js';
import type { Static } from './fields.js';

export type Family =
  | 'identity'
  | 'application'
  | 'trial'
  | 'designation'
  | 'marketing'
  | 'reference'
  | 'correction'
  | 'access'
  | 'source';

/** What an event's history hangs on inside its product: the field of `data` that names the lane. */
export type LaneKind = 'application' | 'approval' | 'designation' | 'trial';

/** One kind of event: its wire name, the version written today, its payload's schema and its labels. */
export interface EventDefinition<T extends string = string, S extends TObject = TObject> {
  /** Wire name and version are the storage format: once landed they never change. */
  readonly type: T;
  readonly version: number;
  readonly family: Family;
  /** What it may be about: a product, something that belongs to no product, either; or a trail of the register's own. */
  readonly subject: 'product' | 'reference' | 'either' | 'trail';
  /** The trail, where it is about one. */
  readonly trail?: Trail;
  /** Whether `effectiveOn` must be given, may be, or has no meaning. */
  readonly dated: 'required' | 'optional' | 'none';
  readonly label: { readonly en: string; readonly zh: string };
  readonly data: S;
}

export const defineEvent = <const T extends string, S extends TObject>(
  definition: EventDefinition<T, S>,
): EventDefinition<T, S> => definition;

export type EventOf<D> =
  D extends EventDefinition<infer T, infer S> ? Envelope<T, Readonly<Static<S>>> : never;
