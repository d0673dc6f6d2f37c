import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 360, height: 780 };

export interface Look {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly locale?: 'en-GB' | 'zh-CN';
}

/** Debian's Chromium. Each page gets a profile of its own, so no test sees what another left. */
export class Chromium {
  private constructor(private readonly browser: Browser) {}

  /** @throws Error that says what to install */
  static async start(): Promise<Chromium> {
    if (!existsSync(CHROMIUM))
      throw new Error(
        `There is no browser at ${CHROMIUM}: "apt-get install chromium fonts-noto-cjk", or name one in CHROMIUM.`,
      );
    return new Chromium(await chromium.launch({ executablePath: CHROMIUM, headless: true, args: FLAGS }));
  }

  async open(url: string, look: Look = {}): Promise<Page> {
    const page = await (await this.context(look)).newPage();
    await page.goto(url);
    return page;
  }

  context({ viewport = WIDE, colorScheme = 'light', locale = 'en-GB' }: Look = {}): Promise<BrowserContext> {
    return this.browser.newContext({ viewport, colorScheme, locale, reducedMotion: 'reduce' });
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}
