import { useLanguage, useMessages } from '../../i18n/language.js';
import { shownBounds, shownFigure } from '../../i18n/intervals.js';
import { shownNumber } from '../../i18n/numbers.js';
import { valuesOf, type Group } from './figures/groups.js';
import { REVIEW_TIMES_MESSAGES } from './messages/index.js';
import { useGroupName } from './names.js';
import { openRows, type Question } from './question.js';

interface GroupTableProps {
  readonly question: Question;
  readonly groups: readonly Group[];
}

const STATES = ['completed', 'pending', 'withdrawn', 'refused'] as const;

/** Every group with its counts and figures; each count opens its rows. */
export function GroupTable({ question, groups }: GroupTableProps) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const language = useLanguage();
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={t.tableOf(t.figures[question.figure])}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t.group}</th>
            {STATES.map((state) => (
              <th key={state} scope="col" className="number">
                {t.states[state]}
              </th>
            ))}
            <th scope="col" className="number">
              {t.states['not-computable']}
            </th>
            <th scope="col" className="number">
              {t.kmMedian}
            </th>
            <th scope="col" className="number">
              {t.median}
            </th>
            <th scope="col" className="number">
              {t.quartiles}
            </th>
            <th scope="col" className="number">
              {t.range}
            </th>
            <th scope="col" className="number">
              {t.inTime}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <GroupRow
              key={JSON.stringify(group.group)}
              question={question}
              group={group}
              language={language}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface GroupRowProps {
  readonly question: Question;
  readonly group: Group;
  readonly language: 'en' | 'zh';
}

function GroupRow({ question, group, language }: GroupRowProps) {
  const nameOf = useGroupName();
  const { counts, completedOnly, kaplanMeier, withinStatutoryTime } = group;
  const values = valuesOf(group, question.groupBy);
  const percentile = (wanted: number) =>
    completedOnly.percentiles.find((each) => each.percentile === wanted)?.value;
  const rows = (n: number, state: string) => <RowsButton n={n} values={values} state={state} />;
  return (
    <tr>
      <th scope="row">{nameOf(values, question.groupBy)}</th>
      {STATES.map((state) => (
        <td key={state} className="number">
          {rows(counts[state], state)}
        </td>
      ))}
      <td className="number">{rows(counts.notComputable, 'not-computable')}</td>
      <td className="number">
        {shownBounds(kaplanMeier.median, language)} <Band group={group} />
      </td>
      <td className="number">{shownBounds(completedOnly.median, language)}</td>
      <td className="number">
        {shownBounds(completedOnly.lowerQuartile, language)} ·{' '}
        {shownBounds(completedOnly.upperQuartile, language)}
      </td>
      <td className="number">
        {shownBounds(percentile(10), language)} · {shownBounds(percentile(90), language)}
      </td>
      <td className="number">
        {withinStatutoryTime.share
          ? `${shownBounds(withinStatutoryTime.share, language, 100)} % (${shownNumber(withinStatutoryTime.n, language)})`
          : '–'}
      </td>
    </tr>
  );
}

function Band({ group }: { readonly group: Group }) {
  const language = useLanguage();
  const { lower, upper } = group.kaplanMeier.band.ofLeast;
  if (lower === undefined && upper === undefined) return null;
  const end = (value: number | undefined) => (value === undefined ? '∞' : shownFigure(value, language));
  return (
    <span className="soft">
      [{end(lower)}, {end(upper)}]
    </span>
  );
}

interface RowsButtonProps {
  readonly n: number;
  readonly values: readonly (string | null)[];
  readonly state: string;
}

/** A count that opens its rows. */
function RowsButton({ n, values, state }: RowsButtonProps) {
  const language = useLanguage();
  if (n === 0) return shownNumber(n, language);
  return (
    <button type="button" className="quiet count" onClick={() => openRows(values, state)}>
      {shownNumber(n, language)}
    </button>
  );
}
