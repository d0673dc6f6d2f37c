import type { Page } from 'playwright-core';
import { violations } from './axe.js';
import { Chromium, NARROW, WIDE, type Look } from './browser.js';
import { serve, type Served } from './served.js';

let service: Served;
let chromium: Chromium;
beforeAll(async () => {
  [service, chromium] = await Promise.all([serve(), Chromium.start()]);
});
afterAll(async () => {
  await chromium?.close();
  await service?.stop();
});

const open = (path: string, look?: Look): Promise<Page> => chromium.open(service.url + path, look);
const names = (page: Page) => page.locator('.product-name');

describe('the search', () => {
  test.each(['艾米迈托赛', 'Amimatosa', 'amimetrocel', 'PLEB001'])('finds a product by %s', async (alias) => {
    const page = await open('/');
    await page.getByLabel('Search').fill(alias);
    await names(page).getByText('Amimestrocel injection').waitFor();
    await page.getByText('1 product', { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('search')).toBe(alias);
  });

  test('says what to do where nothing is found', async () => {
    const page = await open('/?search=nothing-of-the-kind');
    await page.getByText('No product matches').waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await page.getByText('23 products').waitFor();
  });
});

describe('no violation of accessibility', () => {
  const looks = [WIDE, NARROW].flatMap((viewport) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      (['en-GB', 'zh-CN'] as const).map((locale): Look => ({ viewport, colorScheme, locale })),
    ),
  );
  test.each(looks)('$viewport.width $colorScheme $locale', async (look) => {
    const page = await open('/?effectiveAt=2024-09-26', look);
    await names(page).first().waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
