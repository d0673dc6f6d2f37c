import type { LoggedEvent } from './belief/belief.js';

/** An event for a log: what differs from test to test, and no more. */
export interface Entry {
  readonly id?: string;
  readonly type: string;
  readonly productId?: string;
  readonly referenceId?: string;
  readonly on?: string;
  readonly announcedOn?: string;
  readonly at?: string;
  readonly source?: { readonly title: string };
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A UUID that says which event of the log it is of: event 1 is 00000001-…. */
export const idOf = (position: number): string =>
  `${position.toString(16).padStart(8, '0')}-0000-5000-8000-000000000000`;

/** Events of product `p`, where nothing else is said, in the order in which they were recorded. */
export const logOf = (...entries: Entry[]): LoggedEvent[] =>
  entries.map(({ id, type, productId, referenceId, on, announcedOn, at, source, data }, index) => ({
    id: id ?? idOf(index + 1),
    type,
    version: 1,
    ...(referenceId === undefined ? { productId: productId ?? 'p' } : { referenceId }),
    ...(on !== undefined && { effectiveOn: on }),
    ...(announcedOn !== undefined && { announcedOn }),
    ...(source && { source }),
    recorded: { at: at ?? new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(), by: 'tester' },
    data: data ?? {},
    position: index + 1,
    revision: index,
  }));

export const registered = (productId = 'p', ...names: string[]): Entry => ({
  type: 'ProductRegistered',
  productId,
  data: { names: (names.length > 0 ? names : [productId]).map((text) => ({ text, kind: 'code' })) },
});

/** A step of application `a` at the NMPA. */
export const step = (type: string, on: string, data: object = {}): Entry => ({
  type,
  on,
  data: { applicationId: 'a', agency: 'NMPA', ...data },
});

/** A step of approval `v`. */
export const approval = (type: string, on: string, data: object = {}): Entry => ({
  type,
  on,
  data: { approvalId: 'v', agency: 'NMPA', ...data },
});

export const corrected = (position: number, changes: object, more: Partial<Entry> = {}): Entry => ({
  type: 'EventCorrected',
  data: { targetId: idOf(position), changes },
  ...more,
});

export const retracted = (position: number, more: Partial<Entry> = {}): Entry => ({
  type: 'EventRetracted',
  data: { targetId: idOf(position) },
  ...more,
});

export const merged = (productId: string, into: string, on?: string): Entry => ({
  type: 'ProductMerged',
  productId,
  ...(on !== undefined && { on }),
  data: { into },
});
