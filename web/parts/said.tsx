import { useLanguage, useMessages } from '../i18n/language.js';
import { inChinese } from '../i18n/sayings/in-chinese.js';
import { PARTS_MESSAGES } from './messages/index.js';

/** What the service says, in the reader's language; where that has no words for it, quoted as it stands. */
export function Said({ text }: { readonly text: string }) {
  const t = useMessages(PARTS_MESSAGES);
  if (useLanguage() === 'en') return text;
  return (
    inChinese(text) ?? (
      <>
        {t.verbatim}
        <q lang="en">{text}</q>
      </>
    )
  );
}
