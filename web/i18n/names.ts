import type { Language } from './language.js';

const HAN = /\p{Script=Han}/u;

/** The name to show a reader: in Chinese the first Chinese one where there is any, else the register's own. */
export const nameIn = (language: Language, name: string, names: readonly string[]): string =>
  language === 'zh' ? (names.find((each) => HAN.test(each)) ?? name) : name;
