import type { Answer } from '../../api/client.js';
import { useAnswer } from '../../api/use-answer.js';
import { useDates } from '../../dates/dates.js';
import { EarlierDates } from '../../dates/earlier-dates.js';
import { useShowBasis } from '../../dates/shown-basis.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { MARKS } from '../../i18n/marks.js';
import { shownNumber } from '../../i18n/numbers.js';
import { Answered } from '../../parts/answered.js';
import { Facts } from '../../parts/facts.js';
import { Paging } from '../../parts/paging.js';
import { useAddress } from '../../routing/address.js';
import { Link } from '../../routing/link.js';
import { AUDIT_MESSAGES } from './messages/index.js';

const LIMIT = 50;
type Change = Answer<'/api/v1/diff'>['items'][number];
type Version = NonNullable<Change['before']>;

/** What differs between an earlier pair of dates and the dates of the page, fact by fact. */
export function WhatDiffers() {
  const t = useMessages(AUDIT_MESSAGES);
  const language = useLanguage();
  const dates = useDates();
  const { query } = useAddress();
  const value = (name: string) => query.get(name) ?? undefined;
  const [fromEffectiveAt, fromKnownAt] = [value('fromEffectiveAt'), value('fromKnownAt')];
  const chosen = fromEffectiveAt !== undefined || fromKnownAt !== undefined;
  const asked = useAnswer(
    '/api/v1/diff',
    chosen
      ? {
          query: {
            ...dates,
            fromEffectiveAt,
            fromKnownAt,
            productId: value('productId'),
            limit: LIMIT,
            cursor: value('cursor'),
          },
        }
      : undefined,
  );
  useShowBasis(asked.answer?.basis);
  return (
    <>
      <p className="soft">{t.changesAbout}</p>
      <div className="audit-filters stacked no-print">
        <EarlierDates />
      </div>
      {!chosen ? (
        <p className="empty" role="status">
          {t.choosePair}
        </p>
      ) : (
        <Answered asked={asked} rows={8}>
          {({ items, total, next }) => (
            <>
              <p role="status">{total === 0 ? t.same : t.events(shownNumber(total, language))}</p>
              <ol className="differences">
                {items.map((change) => (
                  <Difference key={change.eventId} change={change} />
                ))}
              </ol>
              <Paging next={next} />
            </>
          )}
        </Answered>
      )}
    </>
  );
}

function Difference({ change }: { readonly change: Change }) {
  const t = useMessages(AUDIT_MESSAGES);
  const { colon } = useMessages(MARKS);
  const language = useLanguage();
  const { kind, eventId, label, productId, before, after, because } = change;
  return (
    <li className="difference">
      <p className="difference-head">
        <span className="difference-kind">{t.kinds[kind]}</span>{' '}
        <Link to="/audit" query={{ event: eventId, view: 'changes' }}>
          {label[language]}
        </Link>{' '}
        {productId !== undefined && (
          <Link to={`/products/${encodeURIComponent(productId)}`}>{productId}</Link>
        )}
      </p>
      <div className="event-versions">
        {before && <Side name={t.then} version={before} other={after} />}
        {after && <Side name={t.here} version={after} other={before} />}
      </div>
      {because.map(({ eventId: id, by, approvedBy, reason }) => (
        <p key={id} className="soft small">
          {t.why + colon}
          <Link to="/audit" query={{ event: id, view: 'changes' }}>
            {reason?.text ?? id}
          </Link>{' '}
          {t.by(by, approvedBy)}
        </p>
      ))}
    </li>
  );
}

interface SideProps {
  readonly name: string;
  readonly version: Version;
  readonly other: Version | undefined;
}

/** One version: where there is another, only what is not the same in both. */
function Side({ name, version, other }: SideProps) {
  const flat = (each: Version | undefined): Readonly<Record<string, unknown>> =>
    each
      ? {
          effectiveOn: each.effectiveOn,
          announcedOn: each.announcedOn,
          productId: each.productId,
          ...each.data,
        }
      : {};
  const others = flat(other);
  const told = Object.entries(flat(version)).filter(
    ([field, value]) =>
      value !== undefined && (other === undefined || JSON.stringify(value) !== JSON.stringify(others[field])),
  );
  return (
    <div>
      <p className="soft small">{name}</p>
      <Facts of={Object.fromEntries(told)} />
    </div>
  );
}
