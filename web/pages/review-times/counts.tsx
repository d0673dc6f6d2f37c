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
import { NOT_STATED, openCounted, useCounted, type Counted as CountedChoice } from './counted.js';
import { CountedRows } from './counted-rows.js';
import type { CountData } from './figures/figure.js';
import { REVIEW_TIMES_MESSAGES } from './messages/index.js';
import type { Question } from './question.js';

const Drawing = lazy(() => import('./drawing/drawing.js'));

type CountsAnswer = Answer<'/api/v1/review-times/counts'>;
type Item = CountsAnswer['items'][number];
type Conclusion = keyof Item['conclusions'];

/** Applications by year, therapy group and conclusion. */
export function Counts({ filters }: { readonly filters: Question['filters'] }) {
  const dates = useDates();
  const { agency, applicationKind } = filters;
  const counted = useCounted();
  const asked = useAnswer('/api/v1/review-times/counts', {
    query: { ...dates, agency, applicationKind },
  });
  useShowBasis(asked.answer?.basis);
  return (
    <>
      <Answered asked={asked} rows={10}>
        {(answer) => <Counted answer={answer} />}
      </Answered>
      {counted && <CountedRows counted={counted} filters={filters} />}
    </>
  );
}

function Counted({ answer }: { readonly answer: CountsAnswer }) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const language = useLanguage();
  const { therapyGroups } = useVocabulary();
  const { items, basis, self } = answer;
  const data = useMemo((): CountData => {
    const year = (item: Item) => (item.year === null ? t.openYear : String(item.year));
    const panel = (item: Item) =>
      item.therapyGroup === null ? t.notStated : called(therapyGroups, item.therapyGroup);
    const conclusions = Object.entries(t.conclusions) as [Conclusion, string][];
    return {
      kind: 'counts',
      bars: items.flatMap((item) =>
        conclusions
          .filter(([key]) => item.conclusions[key] > 0)
          .map(([key, conclusion]) => ({
            group: [item.year === null ? null : String(item.year), item.therapyGroup],
            state: key,
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
          onPick={({ group: [year, therapyGroup], state }) =>
            open(year ?? null, therapyGroup ?? null, state as Conclusion)
          }
        />
      </Suspense>
      <div className="wide" tabIndex={0} role="region" aria-label={t.tableOf(t.figures.counts)}>
        <table className="counts">
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
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <CountRow key={`${item.year} ${item.therapyGroup}`} item={item} />
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

const open = (year: string | null, therapyGroup: string | null, conclusion?: Conclusion): void =>
  openCounted({
    year: year ?? NOT_STATED,
    therapyGroup: (therapyGroup ?? NOT_STATED) as CountedChoice['therapyGroup'],
    ...(conclusion && { conclusion }),
  });

function CountRow({ item }: { readonly item: Item }) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const language = useLanguage();
  const { therapyGroups } = useVocabulary();
  const { year, therapyGroup, n, conclusions } = item;
  const count = (of: number, conclusion?: Conclusion) =>
    of > 0 && (
      <button
        type="button"
        className="quiet count"
        onClick={() => open(year === null ? null : String(year), therapyGroup, conclusion)}
      >
        {shownNumber(of, language)}
      </button>
    );
  return (
    <tr>
      <th scope="row">{year ?? t.openYear}</th>
      <td>{therapyGroup === null ? t.notStated : called(therapyGroups, therapyGroup)}</td>
      <td className="number">{count(n)}</td>
      {(Object.keys(t.conclusions) as Conclusion[]).map((key) => (
        <td key={key} className="number">
          {count(conclusions[key], key)}
        </td>
      ))}
    </tr>
  );
}
