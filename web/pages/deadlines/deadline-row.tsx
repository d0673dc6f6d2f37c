import type { Answer } from '../../api/client.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { MARKS } from '../../i18n/marks.js';
import { shownNumber } from '../../i18n/numbers.js';
import { Link } from '../../routing/link.js';
import { DEADLINES_MESSAGES } from './messages/index.js';

type Item = Answer<'/api/v1/deadlines'>['items'][number];

/** One clock: when it is due, how long that is, whose it is, and what it rests on. */
export function DeadlineRow({ item }: { readonly item: Item }) {
  const t = useMessages(DEADLINES_MESSAGES);
  const { colon } = useMessages(MARKS);
  const { productId, productName, applicationId, agency, applicationKind, announcedGoal, clock } = item;
  const computed = 'computed' in clock ? clock.computed : undefined;
  return (
    <li className={computed?.status === 'overdue' ? 'deadline deadline-overdue' : 'deadline'}>
      <div className="deadline-due">
        <Due computed={computed} />
      </div>
      <div>
        <Link to={`/products/${encodeURIComponent(productId)}`} className="deadline-product">
          {productName}
        </Link>
        <p className="deadline-about">
          {[agency, applicationKind, applicationId].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className="deadline-clock">
        {'since' in clock && clock.since && (
          <p>{computed?.status === 'stopped' ? t.stopped(clock.since) : t.since(clock.since)}</p>
        )}
        {computed && (
          <p>
            <Link to="/audit" query={{ event: computed.ruleEventId }}>
              {computed.ruleId}
            </Link>{' '}
            {t.rule(computed.length, t.units[computed.unit] ?? computed.unit)}
          </p>
        )}
        {computed?.provisional && <p>{t.provisional}</p>}
        {computed?.status === 'deemed-approved' && <p>{t.deemed}</p>}
        {computed && computed.verified !== 'yes' && <p>{t.unchecked}</p>}
        {announcedGoal && (
          <p>
            {t.goal + colon}
            <Link to="/audit" query={{ event: announcedGoal.eventId }}>
              {announcedGoal.goalDate}
            </Link>
          </p>
        )}
      </div>
    </li>
  );
}

type Computed = Extract<Item['clock'], { computed?: unknown }>['computed'];

function Due({ computed }: { readonly computed: Computed }) {
  const t = useMessages(DEADLINES_MESSAGES);
  const language = useLanguage();
  if (!computed) return <span className="soft">{t.noDeadline}</span>;
  const { deadline, daysLeft, status } = computed;
  const { earliest, latest } = deadline;
  const days = daysLeft?.most ?? daysLeft?.least;
  const words = (left: number) =>
    left === 0
      ? t.dueToday
      : left < 0
        ? (status === 'overdue' ? t.overdueBy : t.passedFor)(shownNumber(-left, language))
        : t.daysLeft(shownNumber(left, language));
  return (
    <>
      <span className="deadline-day">
        {earliest === latest ? earliest : `${earliest ?? '..'} – ${latest ?? '..'}`}
      </span>
      {days !== undefined && <span className="deadline-left">{words(days)}</span>}
    </>
  );
}
