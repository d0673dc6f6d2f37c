import { useAnswer } from '../../api/use-answer.js';
import { useDates } from '../../dates/dates.js';
import { useMessages } from '../../i18n/language.js';
import { called, useVocabulary } from '../../i18n/vocabulary/index.js';
import { Choice } from '../../parts/choice.js';
import { useAddress } from '../../routing/address.js';
import { Link } from '../../routing/link.js';
import { closeCounted, NOT_STATED, openCounted, type Counted } from './counted.js';
import { End } from './end.js';
import { REVIEW_TIMES_MESSAGES } from './messages/index.js';
import type { Question } from './question.js';
import { LIMIT, RowsList } from './rows-list.js';

interface CountedRowsProps {
  readonly counted: Counted;
  readonly filters: Question['filters'];
}

/** The applications behind a count, each with the events that give it its year and its conclusion. */
export function CountedRows({ counted, filters: { agency, applicationKind } }: CountedRowsProps) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
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
    <RowsList
      of={JSON.stringify(counted)}
      behind={title.join(' · ')}
      choice={
        <Choice
          label={t.conclusion}
          any={t.any}
          value={conclusion}
          options={Object.entries(t.conclusions)}
          onChoose={(next) => openCounted({ ...counted, conclusion: next as Counted['conclusion'] })}
        />
      }
      asked={asked}
      heads={[t.product, t.lane, t.firstEvent, t.lastEvent, t.conclusion]}
      row={({ productId, applicationId, first, last, conclusion: how }) => (
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
      )}
      onClose={closeCounted}
    />
  );
}
