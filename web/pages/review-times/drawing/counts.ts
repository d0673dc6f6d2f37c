import * as Plot from '@observablehq/plot';
import type { CountData } from '../figures/figure.js';
import { base, type Drawn } from './drawn.js';
import type { Palette } from './palette.js';

const PANEL = 130;

/** Applications by year, stacked by conclusion, a panel for each therapy group on one scale. */
export function drawCounts(data: CountData, width: number, palette: Palette): Drawn {
  const { bars, years, panels, conclusions } = data;
  const picture = Plot.plot({
    ...base(width, palette),
    height: 88 + PANEL * panels.length,
    marginTop: 46,
    marginBottom: 42,
    x: { domain: years, type: 'band', label: data.xLabel, padding: 0.25 },
    y: { label: data.yLabel, grid: true, ticks: 3, tickFormat: 'd' },
    fy: { domain: panels, axis: null, padding: 0.25 },
    color: { domain: conclusions, range: palette.series.slice(0, conclusions.length) },
    marks: [
      Plot.barY(bars, {
        x: 'year',
        y: 'n',
        fy: 'panel',
        fill: 'conclusion',
        order: [...conclusions],
        title: ({ year, panel, conclusion, n }: (typeof bars)[number]) =>
          `${panel}, ${year}\n${conclusion}: ${n}`,
        tip: { fill: palette.ground, stroke: palette.soft },
      }),
      Plot.text(panels, {
        fy: (name: string) => name,
        text: (name: string) => name,
        frameAnchor: 'top-left',
        dy: -14,
        fontWeight: 600,
      }),
      Plot.ruleY([0], { stroke: palette.ink }),
    ],
  });
  return {
    pictures: [picture],
    legend: conclusions.map((name, at) => ({ name, colour: palette.series[at]! })),
    picked: () => picture.value as never,
  };
}
