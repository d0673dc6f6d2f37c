import type { Envelope } from './envelope.js';

/**
 * Brings an event written under an older version to the version written today. Stored bytes are never touched;
 * readers see the newest shape. Keyed by type and the version it leaves, each step leads to the next version.
 */
export type Upcaster = (event: Envelope) => Envelope;

/** Every type is at version 1, so there is no step yet. */
const UPCASTERS: ReadonlyMap<string, Upcaster> = new Map();

/** @param upcasters steps by `Type@version`; handed in by tests */
export function upcast(event: Envelope, upcasters: ReadonlyMap<string, Upcaster> = UPCASTERS): Envelope {
  if (upcasters.size === 0) return event;
  let current = event;
  for (let step; (step = upcasters.get(`${current.type}@${current.version}`));) current = step(current);
  return current;
}
