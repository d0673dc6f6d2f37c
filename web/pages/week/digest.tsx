import type { Answer } from '../../api/client.js';
import { useShownDate } from '../../i18n/dates.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { MARKS } from '../../i18n/marks.js';
import { shownNumber } from '../../i18n/numbers.js';
import { Link } from '../../routing/link.js';
import { WEEK_MESSAGES } from './messages/index.js';

type Week = Answer<'/api/v1/feeds/digest'>;
type Kind = Week['kinds'][number];
type Entry = Kind['classes'][number]['entries'][number];

interface DigestProps {
  readonly digest: Week;
  readonly agency: string | undefined;
}

/** The week by kind and class, with what may lie in it or in another told apart. */
export function Digest({ digest, agency }: DigestProps) {
  const t = useMessages(WEEK_MESSAGES);
  const { week, kinds, links } = digest;
  const empty = kinds.every(({ certain, possible }) => certain + possible === 0);
  return (
    <>
      <p className="soft">
        <span className="day">{t.from(week.from)}</span> <span className="day">{t.to(week.to)}</span>
        {!week.complete && ` ${t.incomplete}`}
      </p>
      <nav className="week-nav no-print" aria-label={t.weeks}>
        {week.before && (
          <Link to="/week" query={{ week: week.before, agency }} rel="prev">
            ← {t.before} {week.before}
          </Link>
        )}
        {week.after && (
          <Link to="/week" query={{ week: week.after, agency }} rel="next">
            {t.after} {week.after} →
          </Link>
        )}
      </nav>
      {empty ? (
        <div className="empty" role="status">
          <p>{t.nothing}</p>
          <p>{t.nothingAdvice}</p>
        </div>
      ) : (
        kinds.map((kind) => <KindOfWeek key={kind.kind} kind={kind} />)
      )}
      <p className="soft no-print">
        {t.as} <a href={links.html}>HTML</a> · <a href={links.markdown}>Markdown</a> ·{' '}
        <a href={links.json}>JSON</a>
      </p>
    </>
  );
}

function KindOfWeek({ kind }: { readonly kind: Kind }) {
  const t = useMessages(WEEK_MESSAGES);
  const language = useLanguage();
  const { label, certain, possible, classes } = kind;
  return (
    <section className="week-kind">
      <h2>
        {label[language]}{' '}
        <span className="week-count">
          {certain + possible === 0 ? t.none : shownNumber(certain, language)}
          {possible > 0 && ` · ${t.possible(shownNumber(possible, language))}`}
        </span>
      </h2>
      <div>
        {classes.map(({ therapyGroup, label: name, entries }) => (
          <div key={therapyGroup ?? ''} className="week-class">
            <h3>{name[language]}</h3>
            <ul>
              {entries.map((entry) => (
                <EntryOfWeek key={entry.eventId} entry={entry} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function EntryOfWeek({ entry }: { readonly entry: Entry }) {
  const t = useMessages(WEEK_MESSAGES);
  const { colon } = useMessages(MARKS);
  const shownDate = useShownDate();
  const { product, data, eventId, effectiveOn, certainty, source } = entry;
  const told = [
    'agency',
    'applicationKind',
    'applicationNumber',
    'kind',
    'phase',
    'indication',
    'indications',
  ]
    .map((field) => (data as Readonly<Record<string, unknown>>)[field])
    .flat()
    .filter((value): value is string => typeof value === 'string');
  return (
    <li>
      <Link to={`/products/${encodeURIComponent(product.productId)}`} className="week-product">
        {product.name}
      </Link>
      {product.sponsor && <span className="soft"> {product.sponsor}</span>}
      <p className="week-told">
        {told.join(' · ')}{' '}
        <Link to="/audit" query={{ event: eventId }} className="day">
          {shownDate(effectiveOn)}
        </Link>
        {certainty === 'possible' && <span className="soft"> {t.perhaps}</span>}
        {source?.url && (
          <>
            {' '}
            <a href={source.url} rel="noreferrer">
              {t.source + colon + (source.publisher ?? source.title)}
            </a>
          </>
        )}
      </p>
    </li>
  );
}
