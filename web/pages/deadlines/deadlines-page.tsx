import { useAnswer } from '../../api/use-answer.js';
import type { Question } from '../../api/client.js';
import { DateField } from '../../dates/date-field.js';
import { useDates } from '../../dates/dates.js';
import { dayOfIso } from '../../dates/days.js';
import { useShowBasis } from '../../dates/shown-basis.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { shownNumber } from '../../i18n/numbers.js';
import { AGENCY_NAMES, APPLICATION_KIND_NAMES } from '../../i18n/vocabulary/choices.js';
import { Answered } from '../../parts/answered.js';
import { Choice } from '../../parts/choice.js';
import { Paging } from '../../parts/paging.js';
import { useTitle } from '../../parts/use-title.js';
import { patchQuery, useAddress } from '../../routing/address.js';
import { DeadlineRow } from './deadline-row.js';
import './deadlines.css';
import { DEADLINES_MESSAGES } from './messages/index.js';

const LIMIT = 100;
type Asked = NonNullable<Question<'/api/v1/deadlines'>['query']>;

/** What is due, soonest first. */
export default function DeadlinesPage() {
  const t = useMessages(DEADLINES_MESSAGES);
  useTitle(t.title);
  const language = useLanguage();
  const dates = useDates();
  const { query } = useAddress();
  const value = (name: string) => query.get(name) ?? undefined;
  const asked = useAnswer('/api/v1/deadlines', {
    query: {
      ...dates,
      agency: value('agency'),
      applicationKind: value('applicationKind') as Asked['applicationKind'],
      overdue: value('overdue') as Asked['overdue'],
      dueBefore: value('dueBefore'),
      limit: LIMIT,
      cursor: value('cursor'),
    },
  });
  useShowBasis(asked.answer?.basis);
  const narrow = (name: string) => (next: string | undefined) =>
    patchQuery({ [name]: next, cursor: undefined });
  return (
    <>
      <h1>{t.title}</h1>
      <p className="soft">{t.about}</p>
      <search className="deadline-filters stacked no-print">
        <Choice
          label={t.show}
          any={t.any}
          value={value('overdue')}
          options={[
            ['true', t.overdueOnly],
            ['false', t.runningOnly],
          ]}
          onChoose={narrow('overdue')}
        />
        <Choice
          label={t.agency}
          any={t.any}
          value={value('agency')}
          options={AGENCY_NAMES}
          onChoose={narrow('agency')}
        />
        <Choice
          label={t.kind}
          any={t.any}
          value={value('applicationKind')}
          options={APPLICATION_KIND_NAMES}
          onChoose={narrow('applicationKind')}
        />
        <DateField
          label={t.dueBefore}
          value={value('dueBefore') ?? ''}
          rule={t.dayRule}
          onWrite={(text) => {
            if (text !== '' && dayOfIso(text) === undefined) return false;
            narrow('dueBefore')(text || undefined);
            return true;
          }}
        />
      </search>
      <Answered asked={asked} rows={10}>
        {({ items, total, next }) =>
          total === 0 ? (
            <div className="empty" role="status">
              <p>{t.none}</p>
              <p>{t.noneAdvice}</p>
            </div>
          ) : (
            <>
              <p className="soft" role="status">
                {t.total(shownNumber(total, language))}
              </p>
              <ol className="deadlines">
                {items.map((item) => (
                  <DeadlineRow key={`${item.productId} ${item.applicationId}`} item={item} />
                ))}
              </ol>
              <Paging next={next} />
            </>
          )
        }
      </Answered>
    </>
  );
}
