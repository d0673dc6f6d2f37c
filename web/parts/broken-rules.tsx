import type { Problem } from '../api/client.js';
import { useLanguage, useMessages } from '../i18n/language.js';
import { pathName } from '../i18n/vocabulary/fields.js';
import { PARTS_MESSAGES } from './messages/index.js';
import { Said } from './said.js';

/** What is wrong, field by field: what the field is called, what was there, and the rule that it breaks. */
export function BrokenRules({ errors }: { readonly errors: NonNullable<Problem['errors']> }) {
  const t = useMessages(PARTS_MESSAGES);
  const language = useLanguage();
  return (
    <dl>
      {errors.map(({ field, value, rule }) => (
        <div key={`${field} ${rule}`}>
          <dt title={field}>{field === '' ? t.whole : pathName(field, language)}</dt>
          <dd>
            {value !== undefined && <code>{typeof value === 'string' ? value : JSON.stringify(value)}</code>}{' '}
            <Said text={rule} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
