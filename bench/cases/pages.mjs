import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { openPage } from '../browser.mjs';
import { fillStore } from '../large-register.mjs';
import { inFolder, median, row } from '../lib.mjs';
import { serve } from '../service.mjs';

const PRODUCTS = Number(process.env.BENCH_PRODUCTS ?? 100_000);
const KEYSTROKES = Number(process.env.BENCH_KEYSTROKES ?? 61);
/** Until what the last keystroke asked for is answered, its counts as well: milliseconds. */
const PAUSE_MS = 400;
/** One frame at 60 Hz. */
const FRAME_MS = 1000 / 60;

/** What a browser loads before the register shows: the document and the assets that it asks for, in gzip. */
async function firstLoad(page) {
  const names = await page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap(({ name }) => {
      const { pathname } = new URL(name);
      return pathname.startsWith('/assets/') ? [pathname] : [];
    }),
  );
  if (names.length === 0) throw new Error('the page loaded nothing of ours');
  const web = join(import.meta.dirname, '../../dist/web');
  return ['index.html', ...names].reduce(
    (bytes, name) => bytes + gzipSync(readFileSync(join(web, name)), { level: 9 }).length,
    0,
  );
}

/**
 * Keystrokes into the search, each after a pause: from the key until what a window shows of the answer is laid out, against the API's own
 * time for the same question, which the browser has measured beside it (Resource Timing).
 */
async function keystrokes(page) {
  const measured = [];
  for (let n = 0; n < KEYSTROKES; n++) {
    await pause(PAUSE_MS);
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
        `CODE-${100 + n}`,
      ),
    );
  }
  return measured;
}

/** First load, and the answer to a keystroke on a register of 100,000 products. */
export async function pages() {
  return inFolder(async (folder) => {
    await (await fillStore(join(folder, 'register.sqlite'), PRODUCTS * 10)).close();
    const service = await serve({ DATA_DIR: folder });
    const page = await openPage(service.url);
    try {
      await page.shows('.product-name');
      const bytes = await firstLoad(page);
      const measured = await keystrokes(page);
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
      await page.close();
      await service.stop();
    }
  });
}
