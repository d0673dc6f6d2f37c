import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Chromium, NARROW, WIDE } from './browser.js';
import { recordReviews } from './reviews.js';
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
  ['no-page', '/nowhere'],
  ['survival', '/review-times?groupBy=therapy-group'],
  ['incidence', '/review-times?groupBy=therapy-group&figure=incidence'],
  ['boxes', '/review-times?groupBy=start-year&figure=boxes&rows=2024&state=completed'],
  ['counts', '/review-times?figure=counts'],
  ['explained', '/review-times?fromKnownAt=position:300'],
  ['no-duration', '/review-times?measure=filing-to-acceptance&agency=FDA'],
  ['week', '/week?week=2025-W43'],
  ['deadlines', '/deadlines'],
  ['history', '/audit'],
  ['proof', '/audit?event=94c13ab9-a9e5-599c-a395-a8ca2dc6a9b3'],
  ['differences', '/audit?view=changes&fromKnownAt=position:120&knownAt=position:146'],
  ['log', '/audit?view=log'],
  ['record', '/record?kind=ApplicationAccepted&subject=ct0596'],
  ['correct', '/record?correct=94c13ab9-a9e5-599c-a395-a8ca2dc6a9b3'],
  ['file', '/record?view=file'],
];
const FOLDER = 'screenshots';

/** `npm run screenshots`: every page, wide and narrow, light and dark, in both languages. */
test('each page has its picture taken in every look', async () => {
  mkdirSync(FOLDER, { recursive: true });
  const service = await serve();
  const chromium = await Chromium.start();
  await recordReviews(service.url);
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
}, 1_200_000);
