import type { Page } from 'playwright-core';
import { violations } from './axe.js';
import { browsing, bundled } from './browser.js';
import { settled } from './settled.js';

const { open, blank, profile } = browsing(bundled);

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

describe('by keyboard', () => {
  test('the first stop goes past what every page shares; then come the filters and the products', async () => {
    const page = await open('/');
    await names(page).first().waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the page');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Amimatosa');
    await page.getByText('1 product', { exact: true }).waitFor();
    const stops: (string | null | undefined)[] = [];
    for (let stop = 0; stop < 6; stop++) {
      await page.keyboard.press('Tab');
      stops.push(await page.evaluate(() => document.activeElement?.tagName));
    }
    expect(stops).toEqual(['SELECT', 'SELECT', 'SELECT', 'SELECT', 'INPUT', 'A']);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Amimestrocel injection' }).waitFor();
    await page.goBack();
    await page.getByText('1 product', { exact: true }).waitFor();
    expect(await page.getByLabel('Search').inputValue()).toBe('Amimatosa');
  });
});

describe('language and theme', () => {
  test('are switched, kept for the next visit, and told to the document', async () => {
    const context = await profile({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(`${bundled()}/`);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '登记册' }).waitFor();
    await page.getByLabel('主题').selectOption('dark');
    const told = () =>
      page.evaluate(() => {
        const { lang, dataset } = document.documentElement;
        return [lang, dataset.theme, getComputedStyle(document.documentElement).backgroundColor];
      });
    expect(await told()).toEqual(['zh-Hans', 'dark', 'rgb(21, 23, 26)']);
    await page.goto(`${bundled()}/products/amimestrocel`);
    await page.getByRole('heading', { name: '艾米迈托赛注射液' }).waitFor();
    expect(await told()).toEqual(['zh-Hans', 'dark', 'rgb(21, 23, 26)']);
    await context.close();
  });

  test('an address may name the language', async () => {
    const page = await open('/?lang=zh');
    await page.getByRole('heading', { name: '登记册' }).waitFor();
    await names(page).first().click();
    await page.waitForURL(/products.*lang=zh/);
  });
});

test('nothing jumps while a page is loaded', async () => {
  for (const path of ['/', '/products/remestemcel-l']) {
    const page = await blank();
    await page.addInitScript(() => {
      const seen = globalThis as unknown as { shift: number };
      seen.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(bundled() + path);
    await page.locator('.product-name, .mark').first().waitFor();
    await settled(page);
    const shift = await page.evaluate(() => (globalThis as unknown as { shift: number }).shift);
    expect([path, shift < 0.01]).toEqual([path, true]);
    await page.context().close();
  }
});

test('where the service cannot be reached, the page says so, and tries again', async () => {
  const page = await open('/');
  await names(page).first().waitFor();
  await page.route('**/api/v1/products?**', (route) => route.abort());
  await page.getByLabel('Search').fill('Amimatosa');
  await page.getByText('The service does not answer.').waitFor();
  await page.unroute('**/api/v1/products?**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('1 product', { exact: true }).waitFor();
});

test('what the API refuses is told with its field and its rule', async () => {
  const page = await open('/?agency=nmpa');
  await page.getByText('must be the code of an agency').first().waitFor();
  await page.getByText('Something in the address of this page is not valid.').waitFor();
  expect(await violations(page)).toEqual([]);
});

test('an address where no page is says so, and leads to the register', async () => {
  const page = await blank();
  const answer = await page.goto(`${bundled()}/nowhere?lang=en`);
  expect(answer?.status()).toBe(404);
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  expect(await page.title()).toBe('There is no such page · Clockstop');
  await page.locator('main').getByRole('link', { name: 'Register' }).click();
  await page.getByText('23 products').waitFor();
});

test('what is overdue is marked', async () => {
  const page = await open('/?search=remestemcel');
  await page.getByText('1 overdue').waitFor();
});
