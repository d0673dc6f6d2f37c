import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
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
      await page.screenshot({ path: join(FOLDER, file), fullPage: true });
    }
  },
  120_000,
);
