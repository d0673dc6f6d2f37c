import { buffer } from 'node:stream/consumers';
import { chromium, type Browser, type BrowserContext, type Download, type Page } from 'playwright-core';
import { watchRequests } from './settled.js';

/** How long a page may take on a busy machine before a test gives it up. */
const PATIENCE_MS = 90_000;

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 360, height: 780 };

export interface Look {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly locale?: 'en-GB' | 'zh-CN';
}

/** Every look: wide and narrow, light and dark, in both languages. */
export const LOOKS = [WIDE, NARROW].flatMap((viewport) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['en-GB', 'zh-CN'] as const).map((locale) => ({ viewport, colorScheme, locale })),
  ),
);

/** What was taken away. The browser is another process's, so its files are not at hand. */
export const contentOf = async (download: Download): Promise<Buffer> =>
  buffer(await download.createReadStream());

/** A service on the bundled register that no suite writes to. */
export const bundled = (): string => shared('SHARED_BUNDLED');
/** A service on the bundled register that any suite writes to, each about what is its own. */
export const written = (): string => shared('SHARED_WRITTEN');

function shared(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: shared/setup.mjs sets it`);
  return value;
}

/**
 * Debian's Chromium, shared by all suites, for the tests of one file. A page is opened once for each look and sent from
 * address to address, which takes a third of the time of a new one; after each test it forgets what the reader chose.
 * @param service the address of the service whose pages are opened, once the tests run
 */
export function browsing(service: () => string) {
  let browser: Browser;
  const kept = new Map<string, Page>();
  beforeAll(async () => {
    browser = await chromium.connect(shared('SHARED_BROWSER'));
  });
  afterEach(async () => {
    const lasting = new Set([...kept.values()].map((page) => page.context()));
    const own = browser.contexts().filter((each) => !lasting.has(each));
    await Promise.all(own.map((each) => each.close()));
    for (const page of kept.values()) {
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await page.emulateMedia({ media: null });
      await page.evaluate(() => localStorage.clear());
    }
  });
  afterAll(() => browser?.close());

  /** A profile of its own, until its test ends. */
  const profile = async ({
    viewport = WIDE,
    colorScheme = 'light',
    locale = 'en-GB',
  }: Look = {}): Promise<BrowserContext> => {
    const context = await browser.newContext({ viewport, colorScheme, locale, reducedMotion: 'reduce' });
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  };
  /** A page of a profile of its own, before it is sent anywhere. */
  const blank = async (look?: Look): Promise<Page> => watchRequests(await (await profile(look)).newPage());
  /** The page at an address, with or without its origin. */
  const open = async (address: string, look?: Look): Promise<Page> => {
    const name = JSON.stringify(look ?? {});
    const page = kept.get(name) ?? (await blank(look));
    kept.set(name, page);
    await page.goto(new URL(address, service()).href);
    return page;
  };
  return { profile, blank, open };
}
