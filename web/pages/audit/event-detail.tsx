import type { Answer } from '../../api/client.js';
import { useAnswer } from '../../api/use-answer.js';
import { useDates } from '../../dates/dates.js';
import { shownInstant } from '../../dates/days.js';
import { useShowBasis } from '../../dates/shown-basis.js';
import { useLentFocus } from '../../focus/use-lent-focus.js';
import { useMessages } from '../../i18n/language.js';
import { MARKS } from '../../i18n/marks.js';
import { called } from '../../i18n/vocabulary/index.js';
import { Answered } from '../../parts/answered.js';
import { useEventTypes } from '../../parts/event-types.js';
import { Facts } from '../../parts/facts.js';
import { patchQuery } from '../../routing/address.js';
import { Link } from '../../routing/link.js';
import { AUDIT_MESSAGES } from './messages/index.js';
import { ProofOf } from './proof-of.js';

type Record = Answer<'/api/v1/events/{eventId}'>;

/** One record: what was stated, by whom, what has become of it, and its proof. */
export function EventDetail({ eventId }: { readonly eventId: string }) {
  const t = useMessages(AUDIT_MESSAGES);
  const dates = useDates();
  const asked = useAnswer('/api/v1/events/{eventId}', { path: { eventId }, query: dates });
  useShowBasis(asked.answer?.basis);
  const section = useLentFocus<HTMLElement>(eventId);
  return (
    <section className="event" ref={section} tabIndex={-1} aria-label={t.event}>
      <Answered asked={asked} rows={6}>
        {(record) => <Shown record={record} />}
      </Answered>
      {asked.problem ? (
        <p className="event-ways no-print">
          <Close />
        </p>
      ) : (
        <ProofOf eventId={eventId} />
      )}
    </section>
  );
}

function Close() {
  const t = useMessages(AUDIT_MESSAGES);
  return (
    <button type="button" onClick={() => patchQuery({ event: undefined })}>
      {t.back}
    </button>
  );
}

function Shown({ record }: { readonly record: Record }) {
  const t = useMessages(AUDIT_MESSAGES);
  const { colon } = useMessages(MARKS);
  const types = useEventTypes();
  const { event, status, corrections = [], standing } = record;
  const { type, productId, effectiveOn, announcedOn, source, recorded, data } = event;
  return (
    <>
      <div className="event-head">
        <h2>{types.find((each) => each.type === type)?.name ?? type}</h2>
        <p className="event-ways no-print">
          <Link to="/record" query={{ correct: event.id }}>
            {t.correct}
          </Link>
          <Link to="/record" query={{ retract: event.id }}>
            {t.retract}
          </Link>
          <Close />
        </p>
      </div>
      <p>
        {effectiveOn}
        {productId !== undefined && (
          <>
            {' · '}
            <Link to={`/products/${encodeURIComponent(productId)}`}>{productId}</Link>
          </>
        )}
        {announcedOn !== undefined && ` · ${t.announced} ${announcedOn}`}
        {' · '}
        {called(t.status, status)}
      </p>
      <p className="soft">
        {t.recorded} {shownInstant(recorded.at)} {t.by(recorded.by, recorded.approvedBy)}
        {recorded.reason && ` — ${recorded.reason.text}`}
      </p>
      {source && (
        <p>
          {t.source + colon}
          {source.url ? <a href={source.url}>{source.title}</a> : source.title}
        </p>
      )}
      <div className="event-versions">
        <div>
          <h3>{t.asRecorded}</h3>
          <Facts of={data} />
        </div>
        {standing && corrections.length > 0 && (
          <div>
            <h3>
              {t.asStanding} · {standing.effectiveOn}
            </h3>
            <Facts of={standing.data} />
          </div>
        )}
      </div>
      {corrections.length > 0 && (
        <>
          <h3>{t.corrections}</h3>
          <ol className="event-corrections">
            {corrections.map(({ eventId, at, by, approvedBy, reason }) => (
              <li key={eventId}>
                <Link to="/audit" query={{ event: eventId }}>
                  {shownInstant(at)}
                </Link>{' '}
                <span className="soft">{t.by(by, approvedBy)}</span> {reason?.text}
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}
