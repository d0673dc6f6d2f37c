import { useLanguage, useMessages } from '../../i18n/language.js';
import { MARKS } from '../../i18n/marks.js';
import { shownBounds, shownFigure } from '../../i18n/intervals.js';
import { valuesOf, type Group } from './figures/groups.js';
import type { Times } from './figures/times.js';
import { REVIEW_TIMES_MESSAGES } from './messages/index.js';
import { useGroupName } from './names.js';
import type { Question } from './question.js';

interface TimesTableProps {
  readonly question: Question;
  readonly groups: readonly Group[];
  readonly times: Times;
}

/** The curves in numbers, at the times of the axis: what is not yet completed and how many are watched, or how it ended. */
export function TimesTable({ question, groups, times }: TimesTableProps) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const language = useLanguage();
  const nameOf = useGroupName();
  const { figure, groupBy, unit } = question;
  const cell = (group: Group, at: number) => {
    if (figure === 'survival') {
      const found = group.kaplanMeier.at.find((each) => each.at === at);
      const share = found?.survival ? `${shownBounds(found.survival, language, 100)} %` : '–';
      return `${share} (${shownBounds(found?.atRisk, language)})`;
    }
    const shares = group.cumulativeIncidence.find((each) => each.at === at)?.ofLeast;
    if (!shares) return '–';
    return [shares.completed, shares.withdrawn, shares.refused]
      .map((share) => shownFigure(share * 100, language))
      .join(' · ');
  };
  const shares =
    figure === 'survival'
      ? t.survivalAxis + MARKS[language].aside(t.atRisk)
      : `% ${t.states.completed} · ${t.states.withdrawn} · ${t.states.refused}`;
  const title = shares + MARKS[language].comma + t.axis[unit];
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={title}>
      <table className="figures">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.group}</th>
            {times.told.map((at) => (
              <th key={at} scope="col" className="number">
                {shownFigure(at, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups
            .filter(({ counts }) => counts.n > 0)
            .map((group) => (
              <tr key={JSON.stringify(group.group)}>
                <th scope="row">{nameOf(valuesOf(group, groupBy), groupBy)}</th>
                {times.told.map((at) => (
                  <td key={at} className="number">
                    {cell(group, at)}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
