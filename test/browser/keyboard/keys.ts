import type { Page } from 'playwright-core';
import { settled } from '../settled.js';

/** More than any page has. */
const MOST = 400;

/** The element that has the focus: its tag, and what it says or is called. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement!;
    const { id, tagName, className, textContent } = element;
    const label = id === '' ? null : document.querySelector(`label[for="${id}"]`);
    const words = element.getAttribute('aria-label') ?? label?.textContent ?? textContent;
    return `${tagName.toLowerCase()} ${words.trim() || className}`;
  });

/** Presses Tab until a control has the focus whose name matches. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let stop = 0; stop < MOST; stop++) {
    await page.keyboard.press('Tab');
    if (name.test(await focused(page))) return;
  }
  throw new Error(`Tab leads to nothing that is called ${String(name)}`);
}

/** Past what all pages share, as the first link of a page does. */
export async function skipToPage(page: Page): Promise<void> {
  await settled(page);
  await page.locator('.skip').focus();
  await page.keyboard.press('Enter');
}

/** Presses keys one after another, and waits for what comes of them. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await settled(page);
}

interface Stop {
  readonly name: string;
  readonly inside: boolean;
  /** Whether it shows that it has the focus, and stands in the window. */
  readonly seen: boolean;
}

/** What the page keeps for `walk`: what had the focus at each key. */
interface Watched {
  stops: Stop[];
  readonly look: () => Stop;
}

interface Walked {
  /** Every control of the page that is seen and not off, in the order of the document. */
  readonly controls: readonly string[];
  /** What Tab led to, and backwards again. */
  readonly forwards: readonly string[];
  readonly backwards: readonly string[];
  /** Those where nothing showed that they had the focus, or which stood outside the window. */
  readonly unseen: readonly string[];
}

/** The page looks at what has the focus whenever a key goes down, which spares asking it after each. @returns its controls */
const watch = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = [
      ...document.querySelectorAll(
        'main :is(a[href], button, input, select, textarea, summary, [tabindex="0"])',
      ),
    ].filter((each) => each.checkVisibility() && !each.matches(':disabled'));
    const called = (element: Element) => `${all.indexOf(element)} ${element.outerHTML.slice(0, 120)}`;
    const look = (): Stop => {
      const element = document.activeElement!;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { top, bottom, left, right } = element.getBoundingClientRect();
      return {
        name: called(element),
        inside: element.closest('main') !== null && element.id !== 'page',
        seen:
          outlineStyle !== 'none' &&
          parseFloat(outlineWidth) >= 2 &&
          Math.min(bottom, innerHeight) > Math.max(top, 0) &&
          Math.min(right, innerWidth) > Math.max(left, 0),
      };
    };
    const watched: Watched = { stops: [], look };
    Object.assign(globalThis, { watched });
    addEventListener('keydown', ({ key }) => key === 'Tab' && watched.stops.push(look()), true);
    return all.map(called);
  });

/** Holds Tab down until it has moved the focus so often. @returns where it stood after each move */
async function holdTab(page: Page, moves: number): Promise<Stop[]> {
  await Promise.all(Array.from({ length: moves }, () => page.keyboard.down('Tab')));
  await page.keyboard.up('Tab');
  return page.evaluate(() => {
    const { watched } = globalThis as unknown as { watched: Watched };
    const [, ...stops] = [...watched.stops, watched.look()];
    watched.stops = [];
    return stops;
  });
}

/** Goes by Tab through all that a page has, and back. */
export async function walk(page: Page): Promise<Walked> {
  await skipToPage(page);
  const controls = await watch(page);
  // One more leads out of it: behind it, to the footer, and back before it.
  const moves = controls.length + 1;
  const there = await holdTab(page, moves);
  await page.keyboard.down('Shift');
  const back = await holdTab(page, moves);
  await page.keyboard.up('Shift');
  const within = (stops: readonly Stop[]) => {
    const left = stops.findIndex(({ inside }) => !inside);
    return left === -1 ? stops : stops.slice(0, left);
  };
  return {
    controls,
    forwards: within(there).map(({ name }) => name),
    backwards: within(back).map(({ name }) => name),
    unseen: [...within(there), ...within(back)].filter(({ seen }) => !seen).map(({ name }) => name),
  };
}
