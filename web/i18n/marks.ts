import type { Catalogue } from './language.js';

/** Marks between what is put together, as a language sets them: Chinese by GB/T 15834, in full width and without spaces. */
export const MARKS: Catalogue<{ readonly colon: string; readonly comma: string; readonly list: string }> = {
  en: { colon: ': ', comma: ', ', list: ', ' },
  zh: { colon: '：', comma: '，', list: '、' },
};
