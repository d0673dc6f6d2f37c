import type { Language } from './language.js';

const FORMATS: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en-GB'),
  zh: new Intl.NumberFormat('zh-Hans'),
};

export const shownNumber = (value: number, language: Language): string => FORMATS[language].format(value);
