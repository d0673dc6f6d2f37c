import * as Plot from '@observablehq/plot';
import type { BoxData } from '../figures/figure.js';
import { base, type Drawn } from './drawn.js';
import type { Palette } from './palette.js';

const ROW = 46;

/** A box from quartile to quartile, the median in it, whiskers to the 10th and 90th percentile. */
export function drawBoxes({ boxes, xLabel }: BoxData, width: number, palette: Palette): Drawn {
  const [colour] = palette.series;
  const end = Math.max(...boxes.map(({ high }) => high));
  const picture = Plot.plot({
    ...base(width, palette),
    height: 72 + ROW * boxes.length,
    marginLeft: 16,
    marginTop: 18,
    marginBottom: 42,
    x: { domain: [0, end * 1.05], label: xLabel, grid: true },
    y: { domain: boxes.map(({ name }) => name), type: 'band', axis: null, padding: 0.5 },
    marks: [
      Plot.ruleY(boxes, { y: 'name', x1: 'low', x2: 'high', stroke: colour!, strokeWidth: 1.5 }),
      Plot.barX(boxes, {
        y: 'name',
        x1: 'lower',
        x2: 'upper',
        fill: palette.ground,
        stroke: colour!,
        strokeWidth: 1.5,
      }),
      Plot.tickX(boxes, { y: 'name', x: 'median', stroke: colour!, strokeWidth: 3 }),
      Plot.text(boxes, {
        y: 'name',
        x: 0,
        text: ({ name, n }: (typeof boxes)[number]) => `${name} (${n})`,
        textAnchor: 'start',
        dy: -19,
      }),
      Plot.tip(
        boxes,
        Plot.pointerY({
          y: 'name',
          x: 'median',
          fill: palette.ground,
          stroke: palette.soft,
          title: ({ name, low, lower, median, upper, high }: (typeof boxes)[number]) =>
            `${name}\n${[low, lower, median, upper, high].map((x) => Math.round(x * 10) / 10).join(' · ')}`,
        }),
      ),
    ],
  });
  return { pictures: [picture], legend: [], picked: () => picture.value as never };
}
