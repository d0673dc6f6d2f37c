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

interface Walked {
  /** Every control of the page that is seen and not off, in the order of the document. */
  readonly controls: readonly string[];
  /** What Tab led to, and backwards again. */
  readonly forwards: readonly string[];
  readonly backwards: readonly string[];
  /** Those where nothing showed that they had the focus, or which stood outside the window. */
  readonly unseen: readonly string[];
}

/** Goes by Tab through all that a page has, and back. */
export async function walk(page: Page): Promise<Walked> {
  await skipToPage(page);
  const controls = await page.evaluate(() => {
    const all = [
      ...document.querySelectorAll(
        'main :is(a[href], button, input, select, textarea, summary, [tabindex="0"])',
      ),
    ].filter((each) => each.checkVisibility() && !each.matches(':disabled'));
    Object.assign(globalThis, { all });
    return all.map((each, at) => `${at} ${each.outerHTML.slice(0, 120)}`);
  });
  const stop = () =>
    page.evaluate(() => {
      const element = document.activeElement!;
      const { all } = globalThis as unknown as { all: Element[] };
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { top, bottom, left, right } = element.getBoundingClientRect();
      return {
        inside: element.closest('main') !== null && element.id !== 'page',
        name: `${all.indexOf(element)} ${element.outerHTML.slice(0, 120)}`,
        seen:
          outlineStyle !== 'none' &&
          parseFloat(outlineWidth) >= 2 &&
          Math.min(bottom, innerHeight) > Math.max(top, 0) &&
          Math.min(right, innerWidth) > Math.max(left, 0),
      };
    });
  const unseen: string[] = [];
  const go = async (key: string): Promise<string[]> => {
    const names: string[] = [];
    for (let at = 0; at < MOST; at++) {
      await page.keyboard.press(key);
      const { inside, name, seen } = await stop();
      if (!inside) return names;
      names.push(name);
      if (!seen) unseen.push(name);
    }
    throw new Error(`${key} does not leave the page`);
  };
  const forwards = await go('Tab');
  // The focus stands behind the page now, at the footer.
  const backwards = await go('Shift+Tab');
  return { controls, forwards, backwards, unseen };
}
