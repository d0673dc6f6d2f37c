import { useLanguage, type Language } from '../i18n/language.js';
import { MARKS } from '../i18n/marks.js';
import { fieldName } from '../i18n/vocabulary/fields.js';
import { called, VOCABULARIES } from '../i18n/vocabulary/index.js';
import { namesIn } from '../i18n/vocabulary/values.js';
import './facts.css';

/** The fields of a payload, each by its name, and what was stated in it. */
export function Facts({ of }: { readonly of: object }) {
  const language = useLanguage();
  return (
    <dl className="facts">
      {Object.entries(of).map(([field, value]) => (
        <div key={field}>
          <dt title={field}>{fieldName(field, language)}</dt>
          <dd>{shownValue(field, value, language)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a field of a payload holds: words of the register and fields of an object by their names, values of a list with bars between. */
export function shownValue(field: string, value: unknown, language: Language): string {
  const { colon, comma } = MARKS[language];
  if (typeof value === 'string') return called(namesIn(field, VOCABULARIES[language]), value);
  if (Array.isArray(value)) return value.map((each) => shownValue(field, each, language)).join(' | ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, each]) => fieldName(name, language) + colon + shownValue(name, each, language))
      .join(comma);
  return JSON.stringify(value);
}
