import type * as Plot from '@observablehq/plot';
import type { Picked } from '../figures/figure.js';
import type { Palette } from './palette.js';

export type Picture = (SVGSVGElement | HTMLElement) & Plot.Plot;

/** A picture as it was drawn: its parts from top to bottom, its key, and what the pointer is on. */
export interface Drawn {
  readonly pictures: readonly Picture[];
  readonly legend: readonly { readonly name: string; readonly colour: string; readonly dash?: string }[];
  readonly picked: () => Picked | null | undefined;
}

/** Left margin of every part, so that their axes stand above each other. */
export const MARGIN = 48;

/** The names of the service's own fonts cannot hold a double quote within a style. */
export const base = (width: number, palette: Palette) => ({
  width,
  marginLeft: MARGIN,
  marginRight: 16,
  style: { background: palette.ground, color: palette.ink, fontFamily: palette.font, fontSize: '12px' },
});
