import { isDeepStrictEqual } from 'node:util';
import type { Envelope } from '#events/envelope.js';
import { aboutARecord, believe, type LoggedEvent } from '#projections/belief/belief.js';
import { evolve, inForce, type SubjectRecord } from '#projections/product/subject-record.js';
import { NEXT } from './correction-rules.js';
import { refuseMerged } from './identity-rules.js';
import { refuseImpossible } from './impossible.js';

/** A fact as it is to stand in the record of a product other than the one in whose stream it was recorded. */
export interface Moved {
  readonly fact: LoggedEvent;
  readonly productId: string;
  /** Whether it was not there before. */
  readonly arrives: boolean;
}

/**
 * The fact that a correction or retraction puts elsewhere, or changes where an earlier correction had put it.
 * @returns undefined where it leaves no fact elsewhere, or leaves that fact as it was
 */
export function movedBy(event: Envelope, record: SubjectRecord): Moved | undefined {
  if (!aboutARecord(event)) return undefined;
  const after = evolve(record, { ...event, ...NEXT });
  const before = new Map(
    believe(record.log)
      .filter(({ retraction }) => !retraction)
      .map((belief) => [belief.event.id, belief.event]),
  );
  for (const { event: fact, recorded, retraction } of believe(after.log)) {
    const earlier = before.get(fact.id);
    if (retraction || isDeepStrictEqual(earlier, fact)) continue;
    if (fact.productId !== undefined && fact.productId !== recorded.productId)
      return { fact, productId: fact.productId, arrives: earlier?.productId !== fact.productId };
  }
  return undefined;
}

/**
 * Refuses a moved fact where its new product would refuse it as a new one.
 * @param destination the record of the product that it is to stand in
 * @throws Refusal that names the recorded event it contradicts there, or the product that is not registered
 */
export function refuseAtDestination({ fact, arrives }: Moved, destination: SubjectRecord): void {
  const others = inForce(destination).filter(({ event }) => event.id !== fact.id);
  if (arrives) refuseMerged(fact, others);
  refuseImpossible(fact, others);
}
