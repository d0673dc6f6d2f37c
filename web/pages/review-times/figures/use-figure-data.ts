import { useMemo } from 'react';
import { useLanguage, useMessages } from '../../../i18n/language.js';
import { shownNumber } from '../../../i18n/numbers.js';
import { REVIEW_TIMES_MESSAGES } from '../messages/index.js';
import { useGroupName } from '../names.js';
import type { Question } from '../question.js';
import type { CurvePoint, FigureData } from './figure.js';
import { drawnGroups, valuesOf, type Group } from './groups.js';
import type { Times } from './times.js';

const ENDINGS = ['completed', 'withdrawn', 'refused'] as const;

/** What the figure shows; undefined where no group has anything to draw. */
export function useFigureData(
  question: Question,
  groups: readonly Group[],
  times: Times | undefined,
): FigureData | undefined {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const language = useLanguage();
  const nameOf = useGroupName();
  const { figure, groupBy, unit } = question;
  // Names follow from the language, and what is drawn from the answer: a new picture only where one of them is new.
  return useMemo(() => {
    const drawn = drawnGroups(groups).map((group) => {
      const values = valuesOf(group, groupBy);
      return { group, mark: { group: values, name: nameOf(values, groupBy) } };
    });
    const xLabel = t.axis[unit];
    if (drawn.length === 0) return undefined;
    if (figure === 'boxes') {
      const boxes = drawn.flatMap(({ group, mark }) => {
        const box = boxOf(group);
        return box ? [{ ...mark, ...box, n: `n = ${shownNumber(group.completedOnly.n, language)}` }] : [];
      });
      return boxes.length === 0 ? undefined : { kind: 'boxes', boxes, xLabel };
    }
    if (!times) return undefined;
    const axis = { end: times.end, ticks: times.told, xLabel };
    if (figure === 'survival')
      return {
        kind: 'survival',
        ...axis,
        yLabel: t.survivalAxis,
        atRiskLabel: t.atRisk,
        curves: drawn.map(({ group, mark }) => ({ ...mark, points: pointsOf(group) })),
      };
    return {
      kind: 'incidence',
      ...axis,
      yLabel: t.shareAxis,
      states: ENDINGS.map((state) => ({ state, name: t.states[state] })),
      panels: drawn.map(({ group, mark }) => ({
        ...mark,
        points: group.cumulativeIncidence.flatMap(({ at, ofLeast }) =>
          ofLeast ? [{ at, shares: ENDINGS.map((state) => ofLeast[state]) }] : [],
        ),
      })),
    };
  }, [groups, figure, unit, language, times?.end]);
}

/** The box at the middle of what imprecise dates leave open. */
function boxOf({ completedOnly: { median, lowerQuartile, upperQuartile, percentiles } }: Group) {
  const middle = (bounds: { readonly least: number; readonly most: number }) =>
    (bounds.least + bounds.most) / 2;
  const at = (wanted: number) => percentiles.find(({ percentile }) => percentile === wanted)?.value;
  const [low, high] = [at(10), at(90)];
  if (!median || !lowerQuartile || !upperQuartile || !low || !high) return undefined;
  return {
    low: middle(low),
    lower: middle(lowerQuartile),
    median: middle(median),
    upper: middle(upperQuartile),
    high: middle(high),
  };
}

const pointsOf = ({ kaplanMeier }: Group): CurvePoint[] =>
  kaplanMeier.at.flatMap(({ at, survival, atRisk, limits }) => {
    if (!survival) return [];
    const bands = [limits.ofLeast, limits.ofMost].filter((each) => each !== undefined);
    return [
      {
        at,
        ...survival,
        ...(bands.length > 0 && {
          lower: Math.min(...bands.map(({ lower }) => lower)),
          upper: Math.max(...bands.map(({ upper }) => upper)),
        }),
        atRisk: atRisk.least === atRisk.most ? String(atRisk.most) : `${atRisk.least}–${atRisk.most}`,
      },
    ];
  });
