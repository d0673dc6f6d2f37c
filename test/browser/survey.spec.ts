import type { Page } from 'playwright-core';
import { ADDRESSES } from './addresses.js';
import { violations } from './axe.js';
import { browsing, NARROW, WIDE, written } from './browser.js';
import { recordReviews } from './reviews.js';
import { settled } from './settled.js';

const { open } = browsing(written);
beforeAll(() => recordReviews(written()));

/** Pixels that a page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe.each(ADDRESSES)('%s', (_name, path) => {
  test('light, wide, in English: accessible; paper has nothing that only a screen can use; and 360 pixels hold it', async () => {
    const page = await open(path, { colorScheme: 'light', locale: 'en-GB' });
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.no-print:visible').count()).toBe(0);
    await page.emulateMedia({ media: null });
    await page.setViewportSize(NARROW);
    await settled(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize(WIDE);
  });

  test('dark, narrow, in Chinese: accessible; and 360 pixels hold it', async () => {
    const page = await open(path, { viewport: NARROW, colorScheme: 'dark', locale: 'zh-CN' });
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });
});
