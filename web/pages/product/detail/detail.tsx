import { useLanguage, useMessages } from '../../../i18n/language.js';
import { useShownDate } from '../../../i18n/dates.js';
import { PRODUCT_MESSAGES } from '../messages/index.js';
import type { Mark } from '../timeline/marks.js';
import { Corrections } from './corrections.js';
import './detail.css';
import { LaterFact, RecordedFact } from './recorded-fact.js';

interface DetailProps {
  readonly mark: Mark;
  readonly onClose: () => void;
}

/** What is recorded of one fact, and where it comes from. */
export function Detail({ mark, onClose }: DetailProps) {
  const t = useMessages(PRODUCT_MESSAGES);
  const language = useLanguage();
  const shownDate = useShownDate();
  const { milestone, effectiveOn, change } = mark;
  return (
    <section className="detail" aria-label={mark.label[language]}>
      <h4>{mark.label[language]}</h4>
      <button type="button" className="quiet detail-close no-print" onClick={onClose}>
        {t.close}
      </button>
      <dl className="product-facts">
        <div>
          <dt>{t.effectiveOn}</dt>
          <dd>
            {shownDate(effectiveOn ?? '../..')}
            {!mark.certain && ` (${t.possible})`}
            {change && <em className="detail-change"> {t.kinds[change.kind]}</em>}
            {change?.kind === 'corrected' && change.effectiveOn !== effectiveOn && change.effectiveOn && (
              <> {t.nowReads(shownDate(change.effectiveOn))}</>
            )}
          </dd>
        </div>
        {milestone?.announcedOn && (
          <div>
            <dt>{t.announcedOn}</dt>
            <dd>{shownDate(milestone.announcedOn)}</dd>
          </div>
        )}
        {milestone && <RecordedFact fact={milestone} />}
      </dl>
      {!milestone && <LaterFact eventId={mark.eventId} />}
      {milestone?.corrections && <Corrections milestone={milestone} corrections={milestone.corrections} />}
    </section>
  );
}
