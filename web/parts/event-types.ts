import { useApiDocument } from '../api/document.js';
import { useLanguage } from '../i18n/language.js';

export interface EventTypeName {
  readonly type: string;
  readonly name: string;
}

/** `Application accepted (受理)`: what a schema says of its type, in both languages. */
const BOTH = /^(.*) \(([^()]+)\)$/;

/** Every type of event that can be stated, and what it is called; empty until the document is there. */
export function useEventTypes(): readonly EventTypeName[] {
  const document = useApiDocument();
  const language = useLanguage();
  if (!document) return [];
  return Object.entries(document.components.schemas).flatMap(([schemaName, { properties }]) => {
    if (!schemaName.startsWith('Statement.')) return [];
    const type = schemaName.slice('Statement.'.length);
    const [, en, zh] = BOTH.exec(properties?.type?.description ?? '') ?? [];
    return [{ type, name: (language === 'zh' ? zh : en) ?? type }];
  });
}
