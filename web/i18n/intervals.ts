import type { Language } from './language.js';

const FORMATS: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
  zh: new Intl.NumberFormat('zh-Hans', { maximumFractionDigits: 1 }),
};

/** A figure as the API gives it: what it is at the least and at the most; an end may have no value. */
export interface Bounds {
  readonly least?: number;
  readonly most?: number;
}

export const shownFigure = (value: number, language: Language): string => FORMATS[language].format(value);

/** One figure where both ends agree, else both; a dash where there is no value. */
export function shownBounds(bounds: Bounds | undefined, language: Language, scale = 1): string {
  const { least, most } = bounds ?? {};
  if (least === undefined && most === undefined) return '–';
  const text = (value: number | undefined, none: string) =>
    value === undefined ? none : shownFigure(value * scale, language);
  const [low, high] = [text(least, '<'), text(most, '>')];
  return low === high
    ? low
    : least === undefined
      ? `≤ ${high}`
      : most === undefined
        ? `≥ ${low}`
        : `${low}–${high}`;
}
