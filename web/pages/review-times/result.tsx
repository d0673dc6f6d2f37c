import { lazy, Suspense } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import { useDates } from '../../dates/dates.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { MARKS } from '../../i18n/marks.js';
import { shownNumber } from '../../i18n/numbers.js';
import { Answered } from '../../parts/answered.js';
import { Waiting } from '../../parts/waiting.js';
import { drawnGroups, type Group, type Statistics } from './figures/groups.js';
import { useFigureData } from './figures/use-figure-data.js';
import { longest, timesUpTo, type Times } from './figures/times.js';
import { GroupTable } from './group-table.js';
import { REVIEW_TIMES_MESSAGES } from './messages/index.js';
import { openRows, spansAsked, type Question } from './question.js';
import { TakeAway } from './take-away.js';
import { TimesTable } from './times-table.js';

const Drawing = lazy(() => import('./drawing/drawing.js'));

interface ResultProps {
  readonly question: Question;
  readonly statistics: Statistics;
}

/** A figure of the spans, and the same as a table. */
export function Result({ question, statistics }: ResultProps) {
  const end = longest(statistics.groups);
  const curves = question.figure === 'survival' || question.figure === 'incidence';
  if (curves && end !== undefined)
    return <Curves question={question} statistics={statistics} times={timesUpTo(end)} />;
  return <Shown question={question} statistics={statistics} groups={statistics.groups} />;
}

/** The curves are read at times that fit the durations there are, which only the first answer tells. */
function Curves({ question, statistics, times }: ResultProps & { readonly times: Times }) {
  const dates = useDates();
  const asked = useAnswer('/api/v1/review-times', {
    query: {
      ...dates,
      ...spansAsked(question),
      unit: question.unit,
      groupBy: question.groupBy.join(',') || undefined,
      at: times.read.join(','),
    },
  });
  return (
    <Answered asked={asked} rows={10}>
      {({ groups }) => <Shown question={question} statistics={statistics} groups={groups} times={times} />}
    </Answered>
  );
}

interface ShownProps extends ResultProps {
  readonly groups: readonly Group[];
  readonly times?: Times;
}

function Shown({ question, statistics, groups, times }: ShownProps) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const language = useLanguage();
  const { figure } = question;
  const data = useFigureData(question, groups, times);
  const drawn = drawnGroups(groups).length;
  const { basis } = statistics;
  const withSpans = groups.filter(({ counts }) => counts.n > 0).length;
  const missing = statistics.groups.reduce((sum, { counts }) => sum + counts.notComputable, 0);
  return (
    <>
      {data ? (
        <Suspense fallback={<Waiting rows={8} />}>
          <Drawing
            data={data}
            title={statistics.label[language] + MARKS[language].colon + t.figures[figure]}
            caption={[
              t.inForce(basis.effectiveAt, shownNumber(basis.position, language)),
              new URL(statistics.self, location.origin).href,
            ]}
            onPick={({ group, state }) => openRows(group, state)}
          />
        </Suspense>
      ) : (
        <div className="empty" role="status">
          <p>{t.empty}</p>
          <p>{t.emptyWhy(shownNumber(missing, language))}</p>
        </div>
      )}
      {figure === 'boxes' && data && <p className="caution">{t.boxCaution}</p>}
      {withSpans > drawn && (
        <p className="note">{t.tooMany(shownNumber(drawn, language), shownNumber(withSpans, language))}</p>
      )}
      {figure === 'survival' && statistics.logRank?.ofLeast && (
        <p className="note">{t.logRank(statistics.logRank.ofLeast.pValue.toPrecision(2))}</p>
      )}
      <GroupTable question={question} groups={statistics.groups} />
      {times && <TimesTable question={question} groups={groups} times={times} />}
      <TakeAway question={question} statistics={statistics} />
    </>
  );
}
