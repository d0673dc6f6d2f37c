import { isText, TEXT_RULE } from '#events/validation.js';
import { invalid } from './refusal.js';

const MAX_LENGTH = 200;

/** @throws Refusal where the name of whoever records could not be stored, or not be restored from an export */
export function refuseBadAuthor(by: string): void {
  if (isText(by) && by.length <= MAX_LENGTH) return;
  throw invalid([{ field: 'by', value: by, rule: `must be ${TEXT_RULE}, at most ${MAX_LENGTH} characters` }]);
}
