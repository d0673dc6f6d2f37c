import { useAnswer } from '../../api/use-answer.js';
import { useDates } from '../../dates/dates.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { shownNumber } from '../../i18n/numbers.js';
import { called, useVocabulary } from '../../i18n/vocabulary/index.js';
import { Answered } from '../../parts/answered.js';
import { Choice } from '../../parts/choice.js';
import { Paging } from '../../parts/paging.js';
import { useAddress } from '../../routing/address.js';
import { Link } from '../../routing/link.js';
import { closeCounted, NOT_STATED, openCounted, type Counted } from './counted.js';
import { End } from './end.js';
import { REVIEW_TIMES_MESSAGES } from './messages/index.js';
import type { Question } from './question.js';

const LIMIT = 50;

interface CountedRowsProps {
  readonly counted: Counted;
  readonly filters: Question['filters'];
}

/** The applications behind a count, each with the events that give it its year and its conclusion. */
export function CountedRows({ counted, filters: { agency, applicationKind } }: CountedRowsProps) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const language = useLanguage();
  const { therapyGroups } = useVocabulary();
  const dates = useDates();
  const { query } = useAddress();
  const asked = useAnswer('/api/v1/review-times/counts/applications', {
    query: {
      ...dates,
      agency,
      applicationKind,
      ...counted,
      limit: LIMIT,
      cursor: query.get('cursor') ?? undefined,
    },
  });
  const { year, therapyGroup, conclusion } = counted;
  const title = [
    year === NOT_STATED ? t.openYear : year,
    therapyGroup === NOT_STATED ? t.notStated : therapyGroup && called(therapyGroups, therapyGroup),
  ].filter((each) => each !== undefined);
  return (
    <section className="rows" aria-labelledby="rows-title">
      <div className="rows-head">
        <h2 id="rows-title">{t.rowsTitle(title.join(' · '))}</h2>
        <Choice
          label={t.conclusion}
          any={t.any}
          value={conclusion}
          options={Object.entries(t.conclusions)}
          onChoose={(next) => openCounted({ ...counted, conclusion: next as Counted['conclusion'] })}
        />
        <button type="button" onClick={closeCounted}>
          {t.close}
        </button>
      </div>
      <Answered asked={asked} rows={6}>
        {({ items, total, next }) =>
          total === 0 ? (
            <p role="status">{t.noRows}</p>
          ) : (
            <>
              <p className="soft" role="status">
                {t.spanTotal(shownNumber(total, language))}
              </p>
              <div className="wide" tabIndex={0} role="region" aria-label={t.tableOf(t.rowsOf)}>
                <table>
                  <thead>
                    <tr>
                      {[t.product, t.lane, t.firstEvent, t.lastEvent, t.conclusion].map((head) => (
                        <th key={head} scope="col">
                          {head}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {items.map(({ productId, applicationId, first, last, conclusion: how }) => (
                      <tr key={`${productId} ${applicationId}`}>
                        <th scope="row">
                          <Link to={`/products/${encodeURIComponent(productId)}`}>{productId}</Link>
                        </th>
                        <td>{applicationId}</td>
                        <td>
                          <End end={first} none={t.notRecorded} />
                        </td>
                        <td>
                          <End end={last} none="" />
                        </td>
                        <td>{t.conclusions[how]}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <Paging next={next} />
            </>
          )
        }
      </Answered>
    </section>
  );
}
