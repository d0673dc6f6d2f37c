import type { Page } from 'playwright-core';
import { browsing, written } from './browser.js';
import { recordReviews } from './reviews.js';
import { settled } from './settled.js';

/** The browser itself says what the policy forbade; on no page is there anything to forbid. */
const { blank } = browsing(written);
beforeAll(() => recordReviews(written()));

interface Watched {
  readonly page: Page;
  /** What the page has complained of so far. */
  readonly complaints: () => Promise<readonly string[]>;
}

const REPORTS = `
  globalThis.reports = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) =>
    reports.push([violatedDirective, blockedURI, sourceFile, lineNumber, sample].join(' ')));`;

/** A page, and what it complains of from its first moment on: the console's errors and the policy's reports. */
async function open(path: string): Promise<Watched> {
  const page = await blank();
  const said: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
  await page.addInitScript(REPORTS);
  await page.goto(written() + path);
  return {
    page,
    complaints: async () => [...(await page.evaluate<string[]>('reports')), ...said],
  };
}

test.each([
  '/',
  '/products/amimestrocel',
  '/review-times?groupBy=therapy-group',
  '/week?week=2025-W43',
  '/deadlines',
  '/audit',
  '/record',
])('the page %s shows all it has within the policy', async (path) => {
  const { page, complaints } = await open(path);
  await settled(page);
  expect(await complaints()).toEqual([]);
});

test.each(['Kaplan–Meier', 'Cumulative incidence', 'Box plots', 'Counts by year'])(
  'the figure %s is drawn, worn and taken away within the policy',
  async (figure) => {
    const { page, complaints } = await open('/review-times?groupBy=therapy-group');
    await page.getByRole('link', { name: figure }).click();
    const picture = page.locator('.drawing-box svg').first();
    await picture.waitFor();
    expect(await picture.evaluate((svg) => getComputedStyle(svg).display)).toBe('block');
    expect(await picture.evaluate((svg) => getComputedStyle(svg).backgroundColor)).toMatch(/^rgb\(/);
    for (const format of ['SVG', 'PNG']) {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: format }).first().click();
      expect((await download).suggestedFilename()).toMatch(new RegExp(`\\.${format.toLowerCase()}$`));
    }
    expect(await complaints()).toEqual([]);
  },
);

test('the documentation shows its operations and tries one out within the policy', async () => {
  const { page, complaints } = await open('/docs');
  const operation = page.locator('.opblock', { hasText: '/api/v1/products/{productId}/timeline' });
  await operation.locator('.opblock-summary-control').click();
  await operation.getByRole('button', { name: 'Execute' }).click();
  await operation.locator('.live-responses-table').getByText('200', { exact: true }).first().waitFor();
  expect(await complaints()).toEqual([]);
});

test('the policy holds: what is written into a page is not run, not worn and not asked elsewhere', async () => {
  const { page, complaints } = await open('/');
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<p id="worn" style="color: rgb(1, 2, 3)">x</p>');
    const asked = await fetch('https://elsewhere.invalid/').then(
      () => true,
      () => false,
    );
    return {
      ran: 'ran' in window,
      worn: getComputedStyle(document.querySelector('#worn')!).color === 'rgb(1, 2, 3)',
      asked,
    };
  });
  expect(ran).toEqual({ ran: false, worn: false, asked: false });
  const directives = (await complaints()).map((complaint) => complaint.split(' ')[0]);
  expect(directives).toEqual(expect.arrayContaining(['script-src-elem', 'style-src-attr', 'connect-src']));
});
