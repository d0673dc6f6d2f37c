import type { Language } from '../language.js';
import { FIELDS_EN } from './fields-en.js';
import { FIELDS_ZH } from './fields-zh.js';

const NAMES = { en: FIELDS_EN, zh: FIELDS_ZH };
const WIRE_NAME = /^[a-z][a-zA-Z]*$/;
const INDEX = /^\d+$/;

/** What a field or a parameter is called, by its name in the API. `applicationKind` is "Application kind". */
export function fieldName(field: string, language: Language): string {
  const name = NAMES[language][field];
  if (name !== undefined || language !== 'en' || !WIRE_NAME.test(field)) return name ?? field;
  const words = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The same for a path: `data.names.0.text` is "Names 1 · Text". Payloads hold all; only where they are meant are they named. */
export function pathName(path: string, language: Language): string {
  const parts = path.split('.');
  return parts
    .filter((part, at) => part !== 'data' || at === parts.length - 1)
    .reduce((said, part) => {
      if (INDEX.test(part)) return `${said} ${Number(part) + 1}`;
      const name = fieldName(part, language);
      return said === '' ? name : `${said} · ${name}`;
    }, '');
}
