import type { Asked } from '../../api/use-answer.js';
import type { Diff } from '../../dates/use-changes.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { shownNumber } from '../../i18n/numbers.js';
import { Answered } from '../../parts/answered.js';
import { REGISTER_MESSAGES } from './messages/index.js';

/** How much of the whole register has changed since; the rows below say it of their own products. */
export function Changes({ asked }: { readonly asked: Asked<Diff> | undefined }) {
  const t = useMessages(REGISTER_MESSAGES);
  const language = useLanguage();
  if (!asked) return null;
  return (
    <Answered asked={asked} rows={1}>
      {({ total, items }) => (
        <p className="changes-total">
          {t.changed(shownNumber(total, language))}{' '}
          {total > items.length && t.changedBeyond(shownNumber(items.length, language))}
        </p>
      )}
    </Answered>
  );
}
