import { CanonicalFact } from '#events/canonical.js';
import type { Envelope, Reason } from '#events/envelope.js';
import type { LoggedEvent } from '#projections/belief/belief.js';
import { statementOf, type Proposed } from '../../recording/index.js';
import type { StatedRow } from '../rows/index.js';

/** A row that was accepted and is not yet appended. */
export interface AcceptedRow {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly stream: string;
  /** Revision that it gets in its stream unless somebody else writes there first. */
  readonly revision: number;
  readonly id: string;
  readonly canonical: CanonicalFact;
  readonly reason: Reason | undefined;
  /** Whether it leads to another subject, so that it must not change places with rows about that. */
  readonly links: boolean;
}

/** The row as it was stated, for deciding it again. */
export function statedAgain({ line, canonical, reason }: AcceptedRow): StatedRow {
  const { productId, referenceId, ...fact } = JSON.parse(canonical.json) as Omit<Envelope, 'id' | 'recorded'>;
  if (fact.trail !== undefined) return { line, ...statementOf(fact.data as unknown as Proposed) };
  const subject = productId === undefined ? { referenceId: referenceId! } : { productId };
  return { line, subject, statement: { ...fact, ...(reason && { reason }) } };
}

/** The event that it becomes, at a place it has for as long as it waits. */
export const waitingEvent = (
  { id, canonical, reason, revision }: Pick<AcceptedRow, 'id' | 'canonical' | 'reason' | 'revision'>,
  position: number,
): LoggedEvent => ({
  ...(JSON.parse(canonical.json) as Omit<Envelope, 'id' | 'recorded'>),
  id,
  recorded: { ...NOT_YET, ...(reason && { reason }) },
  position,
  revision,
});

/** What stands in `recorded` until the row is appended; no rule reads it. */
export const NOT_YET = { at: '', by: '' } as const;
