import type { Schemas } from '../../../api/client.js';
import { shownInstant } from '../../../dates/days.js';
import { useMessages } from '../../../i18n/language.js';
import { MARKS } from '../../../i18n/marks.js';
import { useShownDate } from '../../../i18n/dates.js';
import { PRODUCT_MESSAGES } from '../messages/index.js';

/** The published thing a fact was taken from. */
export function SourceLine({ source }: { readonly source: Schemas['Source'] }) {
  const t = useMessages(PRODUCT_MESSAGES);
  const { comma } = useMessages(MARKS);
  const shownDate = useShownDate();
  const { title, url, publisher, publishedOn } = source;
  const more = [publisher, publishedOn && t.published(shownDate(publishedOn))].filter(Boolean).join(comma);
  return (
    <>
      {url === undefined ? (
        title
      ) : (
        <a href={url} rel="noreferrer">
          {title}
        </a>
      )}
      {more && <span className="soft"> {more}</span>}
    </>
  );
}

/** Who recorded something, when the register learnt it, and why. */
export function RecordedBy({ recorded }: { readonly recorded: Schemas['Milestone']['recorded'] }) {
  const t = useMessages(PRODUCT_MESSAGES);
  const { by, at, reason } = recorded;
  return (
    <>
      {t.recordedBy(by, shownInstant(at))}
      {reason?.text && <span className="soft"> {reason.text}</span>}
    </>
  );
}
