import * as Plot from '@observablehq/plot';
import type { SurvivalData } from '../figures/figure.js';
import { DASHES, type Palette } from './palette.js';
import { base, MARGIN, type Drawn } from './drawn.js';

/** Kaplan–Meier curves with their bands, and under them how many were still watched. */
export function drawSurvival(data: SurvivalData, width: number, palette: Palette): Drawn {
  const { curves, end, ticks } = data;
  const colour = (at: number) => palette.series[at % palette.series.length]!;
  const points = curves.map(({ points: all, ...curve }) => all.map((point) => ({ ...point, ...curve })));
  const picture = Plot.plot({
    ...base(width, palette),
    height: Math.max(260, Math.min(400, width * 0.5)),
    // The name of the axis stands clear of its highest number.
    marginTop: 30,
    x: { domain: [0, end], ticks: [...ticks], label: null, grid: true },
    y: { domain: [0, 100], percent: true, label: `${data.yLabel} (%)`, ticks: 5, grid: true },
    marks: [
      ...points.flatMap((all, at) => [
        Plot.areaY(
          all.filter(({ lower, upper }) => lower !== undefined && upper !== undefined),
          { x: 'at', y1: 'lower', y2: 'upper', fill: colour(at), fillOpacity: 0.13, curve: 'step-after' },
        ),
        Plot.areaY(all, {
          x: 'at',
          y1: 'least',
          y2: 'most',
          fill: colour(at),
          fillOpacity: 0.3,
          curve: 'step-after',
        }),
        Plot.lineY(all, {
          x: 'at',
          y: 'most',
          stroke: colour(at),
          strokeWidth: 1.75,
          strokeDasharray: DASHES[at]!,
          curve: 'step-after',
        }),
      ]),
      Plot.ruleY([0], { stroke: palette.ink }),
      Plot.tip(
        points.flat(),
        Plot.pointer({
          x: 'at',
          y: 'most',
          fill: palette.ground,
          stroke: palette.soft,
          title: ({ name, at, most, atRisk }: (typeof points)[number][number]) =>
            `${name}\n${at}: ${Math.round(most * 1000) / 10} % · ${data.atRiskLabel} ${atRisk}`,
        }),
      ),
    ],
  });
  const below = Plot.plot({
    ...base(width, palette),
    height: 44 + 18 * curves.length,
    marginTop: 22,
    marginBottom: 22,
    x: { domain: [0, end], axis: null },
    y: { domain: curves.map((_, at) => at), type: 'band', axis: null },
    marks: [
      Plot.text([data.atRiskLabel], { frameAnchor: 'top-left', dy: -18, dx: 4 - MARGIN, fill: palette.soft }),
      Plot.text([data.xLabel], { frameAnchor: 'bottom-right', dy: 16, fill: palette.soft }),
      ...points.map((all, at) =>
        Plot.text(
          all.filter((point) => ticks.includes(point.at)),
          { x: 'at', y: () => at, text: 'atRisk', fill: colour(at) },
        ),
      ),
    ],
  });
  return {
    pictures: [picture, below],
    legend: curves.map(({ name }, at) => ({ name, colour: colour(at), dash: DASHES[at]! })),
    picked: () => picture.value as never,
  };
}
