import * as Plot from '@observablehq/plot';
import type { IncidenceData } from '../figures/figure.js';
import { base, type Drawn } from './drawn.js';
import type { Palette } from './palette.js';

const PANEL = 150;

/** Shares that have ended in each way, stacked, a panel for each group. */
export function drawIncidence(data: IncidenceData, width: number, palette: Palette): Drawn {
  const { panels, states, end, ticks } = data;
  const layers = panels.flatMap(({ points, name, group }) =>
    states.map(({ state, name: stateName }, at) =>
      points.map(({ at: time, shares }) => {
        const below = shares.slice(0, at).reduce((sum, share) => sum + share, 0);
        return {
          name,
          group,
          state,
          stateName,
          time,
          y1: below,
          y2: below + shares[at]!,
          share: shares[at]!,
          at,
        };
      }),
    ),
  );
  const picture = Plot.plot({
    ...base(width, palette),
    height: 84 + PANEL * panels.length,
    marginTop: 48,
    marginBottom: 42,
    x: { domain: [0, end], ticks: [...ticks], label: data.xLabel },
    y: { domain: [0, 100], percent: true, label: `${data.yLabel} (%)`, ticks: 4, grid: true },
    fy: { domain: panels.map(({ name }) => name), axis: null, padding: 0.2 },
    marks: [
      ...layers.map((layer) =>
        Plot.areaY(layer, {
          x: 'time',
          y1: 'y1',
          y2: 'y2',
          fy: 'name',
          fill: palette.series[layer[0]!.at]!,
          fillOpacity: 0.8,
          curve: 'step-after',
        }),
      ),
      Plot.text(panels, { fy: 'name', text: 'name', frameAnchor: 'top-left', dy: -14, fontWeight: 600 }),
      Plot.ruleY([0], { stroke: palette.ink }),
      Plot.tip(
        layers.flat(),
        Plot.pointer({
          x: 'time',
          y: 'y2',
          fy: 'name',
          fill: palette.ground,
          stroke: palette.soft,
          title: ({ stateName, time, share }: (typeof layers)[number][number]) =>
            `${stateName}\n${time}: ${Math.round(share * 1000) / 10} %`,
        }),
      ),
    ],
  });
  return {
    pictures: [picture],
    legend: states.map(({ name }, at) => ({ name, colour: palette.series[at]! })),
    picked: () => picture.value as never,
  };
}
