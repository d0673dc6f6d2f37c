import { useAnswer } from '../../../api/use-answer.js';
import { useDates } from '../../../dates/dates.js';
import { useShowBasis } from '../../../dates/shown-basis.js';
import { useLanguage, useMessages } from '../../../i18n/language.js';
import { shownNumber } from '../../../i18n/numbers.js';
import { Answered } from '../../../parts/answered.js';
import { Paging } from '../../../parts/paging.js';
import { useAddress } from '../../../routing/address.js';
import { AUDIT_MESSAGES } from '../messages/index.js';
import { EventRow } from './event-row.js';
import { HistoryFilters } from './history-filters.js';
import { clearFilters, readFilters } from './filters.js';

const LIMIT = 50;

/** Every event that matches, in the order of the world. */
export function History() {
  const t = useMessages(AUDIT_MESSAGES);
  const language = useLanguage();
  const dates = useDates();
  const { query } = useAddress();
  const filters = readFilters(query);
  const asked = useAnswer('/api/v1/events', {
    query: { ...dates, ...filters, limit: LIMIT, cursor: query.get('cursor') ?? undefined },
  });
  useShowBasis(asked.answer?.basis);
  return (
    <>
      <HistoryFilters filters={filters} />
      <Answered asked={asked} rows={12}>
        {({ items, total, next }) =>
          total === 0 ? (
            <div className="empty" role="status">
              <p>{t.none}</p>
              <p>{t.noneAdvice}</p>
              <button type="button" onClick={clearFilters}>
                {t.clear}
              </button>
            </div>
          ) : (
            <>
              <p className="soft" role="status">
                {t.events(shownNumber(total, language))}
              </p>
              <div className="wide" tabIndex={0} role="region" aria-label={t.views.history}>
                <table className="history">
                  <thead>
                    <tr>
                      <th scope="col">{t.effectiveOn}</th>
                      <th scope="col">{t.what}</th>
                      <th scope="col">{t.productId}</th>
                      <th scope="col">{t.recorded}</th>
                      <th scope="col" className="number">
                        {t.position}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((event) => (
                      <EventRow key={event.eventId} event={event} />
                    ))}
                  </tbody>
                </table>
              </div>
              <Paging next={next} />
            </>
          )
        }
      </Answered>
    </>
  );
}
