import { useAnswer } from '../../api/use-answer.js';
import type { Schemas } from '../../api/client.js';
import { useDates } from '../../dates/dates.js';
import { shownBounds } from '../../i18n/intervals.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { Choice } from '../../parts/choice.js';
import { useAddress } from '../../routing/address.js';
import { Link } from '../../routing/link.js';
import { End } from './end.js';
import { REVIEW_TIMES_MESSAGES } from './messages/index.js';
import { useGroupName } from './names.js';
import { closeRows, groupIn, openRows, spansAsked, type Question } from './question.js';
import { LIMIT, RowsList } from './rows-list.js';

type Span = Schemas['ReviewSpan'];
const STATES = ['completed', 'pending', 'withdrawn', 'refused', 'not-computable'] as const;

/** The spans behind a mark, each with the events that it starts and ends with. */
export function Rows({ question }: { readonly question: Question }) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
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
    <RowsList
      of={`${group} ${state}`}
      behind={values ? nameOf(values, question.groupBy) : group}
      choice={
        <Choice
          label={t.state}
          any={t.anyState}
          value={state}
          options={STATES.map((each) => [each, t.states[each]])}
          onChoose={(next) => values && openRows(values, next)}
        />
      }
      asked={asked}
      heads={[t.product, t.lane, t.start, t.end, t.state]}
      numberHead={t.duration}
      row={(span) => (
        <SpanRow key={`${span.productId} ${span.agency} ${span.lane?.id}`} span={span} unit={question.unit} />
      )}
      onClose={closeRows}
    />
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
