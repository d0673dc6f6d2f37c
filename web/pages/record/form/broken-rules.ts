import type { Problem } from '../../../api/client.js';

/** What a problem says of each field. */
export const brokenRules = (problem: Problem | undefined): ReadonlyMap<string, string> =>
  new Map((problem?.errors ?? []).map(({ field, rule }) => [field, rule]));
