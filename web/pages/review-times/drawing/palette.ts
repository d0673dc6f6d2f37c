/** Colours and dashes of a picture, as the theme has them now: a picture taken away keeps them. */
export interface Palette {
  readonly series: readonly string[];
  readonly ground: string;
  readonly ink: string;
  readonly soft: string;
  readonly rule: string;
  readonly font: string;
}

const SERIES = [
  '--series-1',
  '--series-2',
  '--series-3',
  '--series-4',
  '--series-5',
  '--series-6',
  '--series-7',
];

/** Lines are told apart without their colours as well. */
export const DASHES = ['none', '6 3', '2 3', '9 3 2 3', '12 4', '1 4'];

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return {
    series: SERIES.map(value),
    ground: value('--ground'),
    ink: value('--ink'),
    soft: value('--soft'),
    rule: value('--rule'),
    font: value('--sans'),
  };
}
