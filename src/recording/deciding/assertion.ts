import { CanonicalFact, canonicalJson } from '#events/canonical.js';
import { definitionOf } from '#events/catalogue.js';
import type { Envelope, Fact } from '#events/envelope.js';
import { eventIdOf, uuidV5 } from '#events/event-id.js';
import { statementIssues } from '#events/validation.js';
import { invalid, Refusal } from './refusal.js';
import type { Stamp, Statement, SubjectRef } from './statement.js';

/** A statement about a subject that is well-formed in itself: what it says, once canonicalised, and its id. */
export interface Assertion {
  readonly id: string;
  readonly fact: Fact;
  readonly canonical: CanonicalFact;
  readonly reason: Statement['reason'];
}

/**
 * Checks all of a statement that can be checked without knowing what is recorded.
 * @param idempotencyKey tells apart two requests that state the same fact and are meant to be two records
 * @throws Refusal where it is malformed or about the wrong kind of subject
 */
export function assertionOf(subject: SubjectRef, statement: Statement, idempotencyKey?: string): Assertion {
  const issues = statementIssues(statement);
  if (issues.length > 0) throw invalid(issues);
  refuseWrongSubject(subject, statement);
  const { type, effectiveOn, announcedOn, source, reason, data } = statement;
  const fact = {
    type,
    version: definitionOf(type)!.version,
    ...subject,
    ...(effectiveOn !== undefined && { effectiveOn }),
    ...(announcedOn !== undefined && { announcedOn }),
    ...(source && { source }),
    data,
  };
  const canonical = CanonicalFact.of(fact);
  const id = idempotencyKey === undefined ? uuidV5(canonical.json) : eventIdOf(fact, idempotencyKey);
  return { id, fact, canonical, reason };
}

/** The event that records an assertion. */
export const envelopeOf = ({ id, fact, reason }: Assertion, { at, by, approvedBy }: Stamp): Envelope => ({
  id,
  ...fact,
  recorded: { at, by, ...(approvedBy !== undefined && { approvedBy }), ...(reason && { reason }) },
});

/** The bytes of that event: `canonicalEvent` of its envelope, without canonicalising the payload again. */
export const bodyOf = (
  { id, canonical, reason }: Pick<Assertion, 'id' | 'canonical' | 'reason'>,
  { at, by }: Stamp,
): string => canonical.envelope(id, canonicalJson({ at, by, reason }));

function refuseWrongSubject(subject: SubjectRef, { type }: Statement): void {
  const { subject: expected } = definitionOf(type)!;
  const given = 'productId' in subject ? 'product' : 'reference';
  if (expected !== 'either' && expected !== given)
    throw new Refusal('invalid', `${type} is about a ${expected}, not about a ${given}`, undefined, [
      { field: 'type', value: type, rule: `is recorded about a ${expected}, not about a ${given}` },
    ]);
}
