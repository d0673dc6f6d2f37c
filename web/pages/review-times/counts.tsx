import { lazy, Suspense, useMemo } from 'react';
import type { Answer } from '../../api/client.js';
import { useAnswer } from '../../api/use-answer.js';
import { useDates } from '../../dates/dates.js';
import { useShowBasis } from '../../dates/shown-basis.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { shownNumber } from '../../i18n/numbers.js';
import { called, useVocabulary } from '../../i18n/vocabulary/index.js';
import { Answered } from '../../parts/answered.js';
import { Waiting } from '../../parts/waiting.js';
import { Link } from '../../routing/link.js';
import type { CountData } from './figures/figure.js';
import { REVIEW_TIMES_MESSAGES } from './messages/index.js';
import type { Question } from './question.js';

const Drawing = lazy(() => import('./drawing/drawing.js'));

type Counted = Answer<'/api/v1/review-times/counts'>;
type Item = Counted['items'][number];

/** Applications by year, therapy group and conclusion. */
export function Counts({ filters }: { readonly filters: Question['filters'] }) {
  const dates = useDates();
  const { agency, applicationKind } = filters;
  const asked = useAnswer('/api/v1/review-times/counts', {
    query: { ...dates, agency, applicationKind },
  });
  useShowBasis(asked.answer?.basis);
  return (
    <Answered asked={asked} rows={10}>
      {(answer) => <Counted answer={answer} agency={agency} />}
    </Answered>
  );
}

function Counted({ answer, agency }: { readonly answer: Counted; readonly agency: string | undefined }) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const language = useLanguage();
  const { therapyGroups } = useVocabulary();
  const { items, basis, self } = answer;
  const data = useMemo((): CountData => {
    const year = (item: Item) => (item.year === null ? t.openYear : String(item.year));
    const panel = (item: Item) =>
      item.therapyGroup === null ? t.notStated : called(therapyGroups, item.therapyGroup);
    const conclusions = Object.entries(t.conclusions) as [keyof Item['conclusions'], string][];
    return {
      kind: 'counts',
      bars: items.flatMap((item) =>
        conclusions
          .filter(([key]) => item.conclusions[key] > 0)
          .map(([key, conclusion]) => ({
            year: year(item),
            panel: panel(item),
            conclusion,
            n: item.conclusions[key],
          })),
      ),
      years: [...new Set(items.map(year))],
      panels: [...new Set(items.map(panel))].sort(),
      conclusions: conclusions.map(([, name]) => name),
      xLabel: t.year,
      yLabel: t.applications,
    };
  }, [items, t, therapyGroups]);
  if (items.length === 0)
    return (
      <p className="empty" role="status">
        {t.noCounts}
      </p>
    );
  return (
    <>
      <Suspense fallback={<Waiting rows={8} />}>
        <Drawing
          data={data}
          title={t.figures.counts}
          caption={[
            t.inForce(basis.effectiveAt, shownNumber(basis.position, language)),
            new URL(self, location.origin).href,
          ]}
          onPick={() => undefined}
        />
      </Suspense>
      <div className="wide" tabIndex={0} role="region" aria-label={t.tableOf(t.figures.counts)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.year}</th>
              <th scope="col">{t.dimensions['therapy-group']}</th>
              <th scope="col" className="number">
                {t.n}
              </th>
              {data.conclusions.map((name) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
              <th scope="col">{t.rowsOf}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <CountRow key={`${item.year} ${item.therapyGroup}`} item={item} agency={agency} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="no-print">
        <a href={`${self}&format=csv`} download="counts.csv">
          {t.figureAs.csv}
        </a>
      </p>
    </>
  );
}

function CountRow({ item, agency }: { readonly item: Item; readonly agency: string | undefined }) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const { therapyGroups } = useVocabulary();
  const { year, therapyGroup, n, conclusions } = item;
  return (
    <tr>
      <th scope="row">{year ?? t.openYear}</th>
      <td>{therapyGroup === null ? t.notStated : called(therapyGroups, therapyGroup)}</td>
      <td className="number">{n}</td>
      {(Object.keys(t.conclusions) as (keyof Item['conclusions'])[]).map((key) => (
        <td key={key} className="number">
          {conclusions[key] || ''}
        </td>
      ))}
      <td>
        {year !== null && therapyGroup !== null && (
          <Link
            to="/audit"
            query={{ therapyGroup, agency, effectiveFrom: `${year}-01-01`, effectiveTo: `${year}-12-31` }}
          >
            {t.eventsOf(String(year))}
          </Link>
        )}
      </td>
    </tr>
  );
}
