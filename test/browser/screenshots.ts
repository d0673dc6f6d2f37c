import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Chromium, NARROW, WIDE } from './browser.js';
import { serve } from './served.js';

/** What is looked at: a name and an address. */
const PAGES: readonly (readonly [name: string, path: string])[] = [
  ['register', '/'],
  ['register-past', '/?effectiveAt=2024-09-26&knownAt=position:136'],
  ['register-empty', '/?search=nothing-of-the-kind'],
  ['register-changes', '/?knownAt=position:120&changes=1'],
  ['product', '/products/amimestrocel'],
  ['product-open', '/products/remestemcel-l?event=92354082-300f-505f-91fa-a14fdb9d4915'],
  ['product-changes', '/products/nouvneu001?knownAt=position:120&changes=1'],
  ['product-past', '/products/amimestrocel?effectiveAt=2024-09-26&changes=1'],
  ['product-absent', '/products/nobody-knows-it'],
  ['refused', '/?effectiveAt=2024-02-30'],
  ['no-page', '/week'],
];
const FOLDER = 'screenshots';

/** `npm run screenshots`: every page, wide and narrow, light and dark, in both languages. */
test('each page has its picture taken in every look', async () => {
  mkdirSync(FOLDER, { recursive: true });
  const service = await serve();
  const chromium = await Chromium.start();
  try {
    for (const [name, path] of PAGES)
      for (const viewport of [WIDE, NARROW])
        for (const colorScheme of ['light', 'dark'] as const)
          for (const locale of ['en-GB', 'zh-CN'] as const) {
            const page = await chromium.open(service.url + path, { viewport, colorScheme, locale });
            await page.waitForLoadState('networkidle');
            const file = `${name}-${viewport.width}-${colorScheme}-${locale.slice(0, 2)}.png`;
            await page.screenshot({ path: join(FOLDER, file), fullPage: true });
            await page.context().close();
          }
  } finally {
    await chromium.close();
    await service.stop();
  }
}, 600_000);
