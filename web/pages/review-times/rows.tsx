import { useAnswer } from '../../api/use-answer.js';
import type { Schemas } from '../../api/client.js';
import { useDates } from '../../dates/dates.js';
import { shownBounds } from '../../i18n/intervals.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { shownNumber } from '../../i18n/numbers.js';
import { Answered } from '../../parts/answered.js';
import { Choice } from '../../parts/choice.js';
import { Paging } from '../../parts/paging.js';
import { useAddress } from '../../routing/address.js';
import { Link } from '../../routing/link.js';
import { End } from './end.js';
import { REVIEW_TIMES_MESSAGES } from './messages/index.js';
import { useGroupName } from './names.js';
import { closeRows, groupIn, openRows, spansAsked, type Question } from './question.js';

type Span = Schemas['ReviewSpan'];
const STATES = ['completed', 'pending', 'withdrawn', 'refused', 'not-computable'] as const;
const LIMIT = 50;

/** The spans behind a mark, each with the events that it starts and ends with. */
export function Rows({ question }: { readonly question: Question }) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const language = useLanguage();
  const nameOf = useGroupName();
  const dates = useDates();
  const { query } = useAddress();
  const { group, state } = question.rows!;
  const values = groupIn(group);
  const asked = useAnswer('/api/v1/review-times/spans', {
    query: {
      ...dates,
      ...spansAsked(question),
      groupBy: question.groupBy.join(',') || undefined,
      group,
      state,
      limit: LIMIT,
      cursor: query.get('cursor') ?? undefined,
    },
  });
  return (
    <section className="rows" aria-labelledby="rows-title">
      <div className="rows-head">
        <h2 id="rows-title">{t.rowsTitle(values ? nameOf(values, question.groupBy) : group)}</h2>
        <Choice
          label={t.state}
          any={t.anyState}
          value={state}
          options={STATES.map((each) => [each, t.states[each]])}
          onChoose={(next) => values && openRows(values, next)}
        />
        <button type="button" onClick={closeRows}>
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
                      {[t.product, t.lane, t.start, t.end, t.state].map((head) => (
                        <th key={head} scope="col">
                          {head}
                        </th>
                      ))}
                      <th scope="col" className="number">
                        {t.duration}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((span) => (
                      <SpanRow
                        key={`${span.productId} ${span.agency} ${span.lane?.id}`}
                        span={span}
                        unit={question.unit}
                      />
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

function SpanRow({ span, unit }: { readonly span: Span; readonly unit: Question['unit'] }) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const language = useLanguage();
  const { productId, lane, agency, start, end, state, reason } = span;
  const duration = { days: span.days, 'working-days': span.workingDays, months: span.months }[unit];
  return (
    <tr>
      <th scope="row">
        <Link to={`/products/${encodeURIComponent(productId)}`}>{productId}</Link>
      </th>
      <td>{lane?.id ?? agency}</td>
      <td>
        <End end={start} none={t.notRecorded} />
      </td>
      <td>
        <End end={end} none={state === 'pending' ? '' : t.notRecorded} />
      </td>
      <td>
        {t.states[state]}
        {reason && <span className="soft"> — {t.reasons[reason]}</span>}
      </td>
      <td className="number">{shownBounds(duration, language)}</td>
    </tr>
  );
}
