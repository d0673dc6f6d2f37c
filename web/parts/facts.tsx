import { useLanguage, type Language } from '../i18n/language.js';
import { MARKS } from '../i18n/marks.js';
import { fieldName } from '../i18n/vocabulary/fields.js';
import './facts.css';

/** The fields of a payload, each by its name, and what was stated in it. */
export function Facts({ of }: { readonly of: object }) {
  const language = useLanguage();
  return (
    <dl className="facts">
      {Object.entries(of).map(([field, value]) => (
        <div key={field}>
          <dt title={field}>{fieldName(field, language)}</dt>
          <dd>{shownValue(value, language)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A value of a payload: values of a list with bars between, fields of an object by their names. */
export function shownValue(value: unknown, language: Language): string {
  const { colon, comma } = MARKS[language];
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((each) => shownValue(each, language)).join(' | ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([field, each]) => fieldName(field, language) + colon + shownValue(each, language))
      .join(comma);
  return JSON.stringify(value);
}
