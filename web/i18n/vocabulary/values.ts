import type { Vocabulary } from './index.js';

type Names = Readonly<Record<string, string>>;

/** A kind is a designation's, or a name's. */
const NAMES: Readonly<Record<string, (words: Vocabulary) => Names>> = {
  therapyGroup: ({ therapyGroups }) => therapyGroups,
  kind: ({ designations, nameKinds }) => ({ ...designations, ...nameKinds }),
};

/** What the words are called that a field may hold; no names where any text may stand in it. */
export const namesIn = (field: string, words: Vocabulary): Names => NAMES[field]?.(words) ?? {};
