import { useAnswer } from '../../api/use-answer.js';
import { DateField } from '../../dates/date-field.js';
import { useDates } from '../../dates/dates.js';
import { useShowBasis } from '../../dates/shown-basis.js';
import { useMessages } from '../../i18n/language.js';
import { AGENCY_NAMES } from '../../i18n/vocabulary/choices.js';
import { Answered } from '../../parts/answered.js';
import { Choice } from '../../parts/choice.js';
import { useTitle } from '../../parts/use-title.js';
import { patchQuery, useAddress } from '../../routing/address.js';
import { Digest } from './digest.js';
import { WEEK_MESSAGES } from './messages/index.js';
import './week.css';

/** What a week brought. */
export default function WeekPage() {
  const t = useMessages(WEEK_MESSAGES);
  useTitle(t.title);
  const dates = useDates();
  const { query } = useAddress();
  const [week, agency] = ['week', 'agency'].map((name) => query.get(name) ?? undefined);
  const asked = useAnswer('/api/v1/feeds/digest', { query: { ...dates, week, agency } });
  useShowBasis(asked.answer?.basis);
  return (
    <>
      <h1>{asked.answer ? t.week(asked.answer.week.name) : t.title}</h1>
      <search className="week-filters stacked no-print">
        <DateField
          label={t.weekField}
          value={asked.answer?.week.name ?? week ?? ''}
          rule={t.weekRule}
          onWrite={(text) => {
            if (text !== '' && !/^\d{4}-W\d{2}$/.test(text)) return false;
            patchQuery({ week: text || undefined });
            return true;
          }}
        />
        <Choice
          label={t.agency}
          any={t.any}
          value={agency}
          options={AGENCY_NAMES}
          onChoose={(next) => patchQuery({ agency: next })}
        />
      </search>
      <Answered asked={asked} rows={12}>
        {(digest) => <Digest digest={digest} agency={agency} />}
      </Answered>
    </>
  );
}
