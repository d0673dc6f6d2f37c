import type { Schemas } from '../../../api/client.js';
import { useAnswer } from '../../../api/use-answer.js';
import { useDates } from '../../../dates/dates.js';
import { shownInstant } from '../../../dates/days.js';
import { useMessages } from '../../../i18n/language.js';
import { useShownDate } from '../../../i18n/dates.js';
import { MARKS } from '../../../i18n/marks.js';
import { Answered } from '../../../parts/answered.js';
import { PRODUCT_MESSAGES } from '../messages/index.js';
import type { Milestone } from '../timeline/marks.js';
import { DataFields } from './data-fields.js';

interface CorrectionsProps {
  readonly milestone: Milestone;
  readonly corrections: readonly Schemas['RecordedBy'][];
}

/** Who corrected a fact, when and why, and what it read before. */
export function Corrections({ milestone, corrections }: CorrectionsProps) {
  const t = useMessages(PRODUCT_MESSAGES);
  const { colon } = useMessages(MARKS);
  const asked = useAnswer('/api/v1/events/{eventId}', {
    path: { eventId: milestone.eventId },
    query: useDates(),
  });
  return (
    <>
      <h5>{t.corrections}</h5>
      <ul className="corrections">
        {corrections.map(({ eventId, by, approvedBy, at, reason }) => (
          <li key={eventId}>
            {t.correctedBy(by, shownInstant(at)) + colon + (reason?.text ?? '')}
            {approvedBy !== undefined && <span className="soft"> {t.approvedBy(approvedBy)}</span>}
          </li>
        ))}
      </ul>
      <h5>{t.firstRecorded}</h5>
      <Answered asked={asked} rows={2}>
        {({ event }) => <Before first={event} now={milestone} />}
      </Answered>
    </>
  );
}

/** The fields that once read otherwise. */
function Before({ first, now }: { readonly first: Schemas['Event']; readonly now: Milestone }) {
  const t = useMessages(PRODUCT_MESSAGES);
  const shownDate = useShownDate();
  const other = Object.entries(first.data).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(now.data[field]),
  );
  return (
    <dl className="product-facts">
      {first.effectiveOn !== now.effectiveOn && (
        <div>
          <dt>{t.effectiveOn}</dt>
          <dd>{shownDate(first.effectiveOn ?? '../..')}</dd>
        </div>
      )}
      <DataFields data={Object.fromEntries(other)} />
    </dl>
  );
}
