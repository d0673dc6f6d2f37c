import type { Issue } from '#events/validation.js';
import type { LoggedEvent } from '#projections/belief/belief.js';

export type RefusalCode = 'invalid' | 'not-found' | 'contradiction' | 'conflict';

/** Why a statement is not recorded. Nothing of it is. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: RefusalCode,
    message: string,
    /** The recorded event that the statement contradicts, where it contradicts one. */
    readonly contradicts?: LoggedEvent,
    readonly issues: readonly Issue[] = [],
  ) {
    super(message);
  }
}

export const invalid = (issues: readonly Issue[]): Refusal =>
  new Refusal(
    'invalid',
    issues.map(({ field, rule }) => `${field || 'the statement'} ${rule}`).join('; '),
    undefined,
    issues,
  );

/** How a recorded event is called in a message. */
export const named = ({ type, id, effectiveOn }: LoggedEvent): string =>
  `${type}${effectiveOn === undefined ? '' : ` of ${effectiveOn}`} (event ${id})`;

export const contradiction = (event: LoggedEvent, message: string): Refusal =>
  new Refusal('contradiction', `${message}: it contradicts ${named(event)}`, event);
