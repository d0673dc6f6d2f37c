import { useEffect } from 'react';
import { store, useStored } from './stored.js';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const isTheme = (text: string | undefined): text is Theme => THEMES.some((theme) => theme === text);

/** The theme chosen. It is written on the document, where the tokens look for it. */
export function useTheme(): Theme {
  const stored = useStored('theme');
  const theme = isTheme(stored) ? stored : 'system';
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return theme;
}

export const chooseTheme = (theme: Theme): void => store('theme', theme === 'system' ? undefined : theme);
