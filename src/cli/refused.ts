import type { Issue } from '#events/validation.js';
import type { Refusal } from '../recording/index.js';
import { CommandError } from './command-error.js';
import { EXIT } from './exit-codes.js';
import { issueText } from './issue-text.js';

/** Why a statement was refused, as the service's problems say it. */
export interface Said {
  readonly detail?: string;
  readonly errors?: readonly Issue[];
  /** The recorded event that it contradicts. */
  readonly contradicts?: { readonly eventId: string; readonly position: number };
}

/** The refusal in words: a line for each field with its value and the rule, or the reason; and what it contradicts. */
export function refused({ detail = '', errors = [], contradicts }: Said): CommandError {
  const rules = errors.map(({ field, rule }) => `${field || 'the statement'} ${rule}`);
  const told = rules.length > 0 && rules.every((each) => detail.includes(each));
  return new CommandError(
    [
      'Refused; nothing was recorded.',
      ...(told ? [] : [detail]),
      ...errors.map(issueText),
      ...(contradicts
        ? [`It contradicts event ${contradicts.eventId} at position ${contradicts.position}.`]
        : []),
    ].join('\n'),
    EXIT.refused,
  );
}

/** The same for what was refused without a service. */
export const refusedHere = ({ message, issues, contradicts }: Refusal): CommandError =>
  refused({
    detail: message,
    errors: issues,
    ...(contradicts && { contradicts: { eventId: contradicts.id, position: contradicts.position } }),
  });
