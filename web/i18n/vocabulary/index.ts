import { useMessages, type Catalogue } from '../language.js';
import { en, type Vocabulary } from './en.js';
import { zh } from './zh.js';

export type { Vocabulary } from './en.js';
export type { Designation, TherapyGroup } from './words.js';

export const VOCABULARIES: Catalogue<Vocabulary> = { en, zh };

/** What the register's words are called in the reader's language. */
export const useVocabulary = (): Vocabulary => useMessages(VOCABULARIES);

/** A word's name, or the word itself where the register has learnt one that the pages do not know. */
export const called = (names: Readonly<Record<string, string>>, word: string): string =>
  Object.hasOwn(names, word) ? names[word]! : word;
