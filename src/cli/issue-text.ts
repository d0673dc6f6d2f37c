import type { Issue } from '#events/validation.js';

/** One thing that is wrong, in a line: the field, what was there, and the rule. */
export const issueText = ({ field, value, rule }: Issue): string =>
  [`${field || 'the statement'}:`, ...(value === undefined ? [] : [JSON.stringify(value)]), rule].join(' ');
