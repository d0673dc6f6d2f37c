import { useEffect } from 'react';
import { store, useStored } from '../preferences/stored.js';
import { patchQuery, useParameter } from '../routing/address.js';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

const isLanguage = (text: string | undefined): text is Language =>
  LANGUAGES.some((language) => language === text);

/** `lang` of the address, else what was chosen in this browser, else what the browser asks for. */
export function useLanguage(): Language {
  const asked = useParameter('lang');
  const stored = useStored('language');
  if (isLanguage(asked)) return asked;
  if (isLanguage(stored)) return stored;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}

export function chooseLanguage(language: Language): void {
  store('language', language);
  patchQuery({ lang: undefined }, true);
}

/** The messages of a page, in every language. Each language has the keys of the English. */
export type Catalogue<M> = Readonly<Record<Language, M>>;

export const useMessages = <M>(catalogue: Catalogue<M>): M => catalogue[useLanguage()];

/** Tells the document what language it is in: screen readers and fonts go by it. */
export function useDocumentLanguage(): void {
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  }, [language]);
}
