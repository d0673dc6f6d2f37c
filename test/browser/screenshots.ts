import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ADDRESSES } from './addresses.js';
import { browsing, LOOKS, written } from './browser.js';
import { recordReviews } from './reviews.js';
import { settled } from './settled.js';

const FOLDER = 'screenshots';

const { open } = browsing(written);
beforeAll(() => recordReviews(written()));

/** `npm run screenshots`: every page, wide and narrow, light and dark, in both languages. */
test.each(ADDRESSES)(
  'the page %s has its picture taken in every look',
  async (name, path) => {
    mkdirSync(FOLDER, { recursive: true });
    for (const look of LOOKS) {
      const page = await open(path, look);
      await settled(page);
      const { viewport, colorScheme, locale } = look;
      // What was never in view is not drawn.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width: viewport.width, height });
      await settled(page);
      const file = `${name}-${viewport.width}-${colorScheme}-${locale.slice(0, 2)}.png`;
      writeFileSync(join(FOLDER, file), await stillPicture(page));
      // The page of a look is kept: the next address is to find the window as it was.
      await page.setViewportSize(viewport);
    }
  },
  120_000,
);

/** What comes into view is drawn a moment later: pictures are taken until one is as the last. */
async function stillPicture(page: Page): Promise<Buffer> {
  let last = await page.screenshot({ fullPage: true });
  for (;;) {
    const next = await page.screenshot({ fullPage: true });
    if (next.equals(last)) return next;
    last = next;
  }
}
