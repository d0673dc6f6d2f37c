import { useAnswer } from '../../api/use-answer.js';
import { useDates } from '../../dates/dates.js';
import { useShowBasis } from '../../dates/shown-basis.js';
import { useMessages } from '../../i18n/language.js';
import { Answered } from '../../parts/answered.js';
import { useTitle } from '../../parts/use-title.js';
import { ViewNav } from '../../parts/view-nav.js';
import { Controls } from './controls.js';
import { Counts } from './counts.js';
import { Explain } from './explain.js';
import { REVIEW_TIMES_MESSAGES } from './messages/index.js';
import { FIGURES, spansAsked, useQuestion, type Question } from './question.js';
import { Result } from './result.js';
import './review-times.css';
import { Rows } from './rows.js';

/** How long reviews take: one measure, one figure at a time, and what stands behind it. */
export default function ReviewTimesPage() {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  useTitle(t.title);
  const question = useQuestion();
  return (
    <>
      <h1>{t.title}</h1>
      <Controls question={question} />
      <ViewNav
        label={t.figureNav}
        parameter="figure"
        chosen={question.figure}
        views={FIGURES.map((figure) => [figure, t.figures[figure]])}
      />
      <p className="about">{t.about[question.figure]}</p>
      {question.figure === 'counts' ? <Counts filters={question.filters} /> : <Spans question={question} />}
    </>
  );
}

function Spans({ question }: { readonly question: Question }) {
  const dates = useDates();
  const { unit, groupBy, rows } = question;
  const asked = useAnswer('/api/v1/review-times', {
    query: {
      ...dates,
      ...spansAsked(question),
      unit,
      groupBy: groupBy.join(',') || undefined,
      percentiles: '10,90,100',
    },
  });
  useShowBasis(asked.answer?.basis);
  return (
    <>
      <Answered asked={asked} rows={12}>
        {(statistics) => <Result question={question} statistics={statistics} />}
      </Answered>
      {rows && <Rows question={question} />}
      <Explain question={question} />
    </>
  );
}
