import { kindOf, type Change, type Kind } from '../dates/use-changes.js';
import { useLanguage, useMessages } from '../i18n/language.js';
import { shownNumber } from '../i18n/numbers.js';
import './changes.css';
import { PARTS_MESSAGES } from './messages/index.js';

const KINDS: readonly Kind[] = ['added', 'corrected', 'retracted', 'effective'];

/** How many facts were added, corrected, taken back or came into force since the dates of the page. */
export function ChangeCounts({ changes }: { readonly changes: readonly Change[] }) {
  const t = useMessages(PARTS_MESSAGES);
  const language = useLanguage();
  const counts = KINDS.map(
    (kind) => [kind, changes.filter((change) => kindOf(change) === kind).length] as const,
  );
  return counts
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => (
      <span key={kind} className={`change change-${kind}`}>
        {t[kind](shownNumber(count, language))}
      </span>
    ));
}
