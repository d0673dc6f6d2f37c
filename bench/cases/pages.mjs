import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { fillStore } from '../large-register.mjs';
import { inFolder, median, row } from '../lib.mjs';
import { serve } from '../service.mjs';

const PRODUCTS = Number(process.env.BENCH_PRODUCTS ?? 100_000);
const KEYSTROKES = Number(process.env.BENCH_KEYSTROKES ?? 21);
/** One frame at 60 Hz. */
const FRAME_MS = 1000 / 60;
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];

/** What a browser loads before the register shows: the document and the assets that it asks for, in gzip. */
async function firstLoad(url, browser) {
  const page = await (await browser.newContext()).newPage();
  const names = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/assets/')) names.push(pathname.slice('/assets/'.length));
  });
  await page.goto(url);
  await page.locator('.product-name').first().waitFor();
  await page.close();
  const web = join(import.meta.dirname, '../../dist/web');
  const files = [join(web, 'index.html'), ...names.map((name) => join(web, 'assets', name))];
  const kept = new Set(readdirSync(join(web, 'assets')));
  if (names.length === 0 || names.some((name) => !kept.has(name)))
    throw new Error(`not all assets are ours: ${names}`);
  return files.reduce((bytes, file) => bytes + gzipSync(readFileSync(file), { level: 9 }).length, 0);
}

/**
 * Keystrokes into the search, each after a pause: from the key until what a window shows of the answer is laid out, against the API's own
 * time for the same question, which the browser has measured beside it (Resource Timing).
 */
async function keystrokes(url, browser) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(url);
  await page.locator('.product-name').first().waitFor();
  const measured = [];
  for (let n = 0; n < KEYSTROKES; n++) {
    await page.waitForLoadState('networkidle');
    measured.push(
      await page.evaluate(
        async (text) => {
          const field = document.querySelector('input[type=search]');
          const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
          performance.clearResourceTimings();
          const shown = new Promise((resolve) => {
            const look = () => {
              const busy = document.querySelector('[aria-busy=true]');
              const asked = new URLSearchParams(location.search).get('search') === text;
              const came = performance
                .getEntriesByType('resource')
                .some(({ name }) => name.includes('/products?'));
              // Asking for a height makes the browser lay out what was changed.
              if (asked && came && !busy) resolve(document.body.offsetHeight && performance.now());
              else observer.observe(document.body, { childList: true, subtree: true, attributes: true });
            };
            const observer = new MutationObserver(() => {
              observer.disconnect();
              look();
            });
            look();
          });
          const start = performance.now();
          setValue.call(field, text);
          field.dispatchEvent(new Event('input', { bubbles: true }));
          const end = await shown;
          const api = performance
            .getEntriesByType('resource')
            .find(({ name }) => name.includes('/products?'));
          return { whole: end - start, api: api.responseEnd - api.requestStart };
        },
        `CODE-${10 + n}`,
      ),
    );
  }
  await page.close();
  return measured;
}

/** First load, and the answer to a keystroke on a register of 100,000 products. */
export async function pages() {
  return inFolder(async (folder) => {
    await (await fillStore(join(folder, 'register.sqlite'), PRODUCTS * 10)).close();
    const service = await serve({ DATA_DIR: folder });
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    try {
      const bytes = await firstLoad(service.url, browser);
      const measured = await keystrokes(service.url, browser);
      const whole = median(measured.map((each) => each.whole));
      const api = median(measured.map((each) => each.api));
      const more = median(measured.map((each) => each.whole - each.api));
      return [
        row(
          'first load of the register page ÷ 200 kB gzip',
          bytes / 200_000,
          '≤ 1',
          `${(bytes / 1000).toFixed(0)} kB`,
        ),
        row(
          `keystroke to the answer laid out, beyond the API’s own time ÷ one frame`,
          more / FRAME_MS,
          '≤ 1',
          `${more.toFixed(1)} ms ÷ ${FRAME_MS.toFixed(1)} ms, ${PRODUCTS.toLocaleString('en')} products`,
        ),
        row(
          'the same, whole ÷ the API’s own time',
          whole / api,
          '',
          `${whole.toFixed(0)} ms ÷ ${api.toFixed(0)} ms`,
        ),
      ];
    } finally {
      await browser.close();
      await service.stop();
    }
  });
}
