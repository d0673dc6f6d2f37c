import type { Catalogue } from './language.js';

interface Marks {
  readonly colon: string;
  readonly comma: string;
  readonly list: string;
  /** In parentheses, after what stands before it. */
  readonly aside: (text: string) => string;
}

/** Marks between what is put together, as a language sets them: Chinese by GB/T 15834, in full width and without spaces. */
export const MARKS: Catalogue<Marks> = {
  en: { colon: ': ', comma: ', ', list: ', ', aside: (text) => ` (${text})` },
  zh: { colon: '：', comma: '，', list: '、', aside: (text) => `（${text}）` },
};
