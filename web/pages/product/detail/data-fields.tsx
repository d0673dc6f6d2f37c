import { useLanguage } from '../../../i18n/language.js';
import { fieldName } from '../../../i18n/vocabulary/fields.js';
import { shownValue } from '../../../parts/facts.js';

/** More than this many characters are set over the whole width. */
const LONG = 80;

/** The payload of a fact, field by field, as it was stated. */
export function DataFields({ data }: { readonly data: Readonly<Record<string, unknown>> }) {
  const language = useLanguage();
  return Object.entries(data).map(([field, value]) => {
    const words = shownValue(field, value, language);
    return (
      <div key={field} className={words.length > LONG ? 'long' : undefined}>
        <dt>{fieldName(field, language)}</dt>
        <dd>{words}</dd>
      </div>
    );
  });
}
