import type { Page, Request } from 'playwright-core';
import { browsing, bundled } from './browser.js';
import { settled } from './settled.js';

const { open, blank } = browsing(bundled);

const approvedStemCells = '/?agency=NMPA&therapyGroup=stem-cell-therapy&stage=marketing-approved';
const dayOf = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

/** Slides as a hand does: the range gets its value and tells of it. */
const slide = (page: Page, label: string, value: number) => page.getByLabel(label).fill(String(value));

/** What the page asks of the API, from now on. */
function watched(page: Page): URL[] {
  const asked: URL[] = [];
  page.on('request', (request: Request) => {
    const url = new URL(request.url());
    if (url.pathname.startsWith('/api/')) asked.push(url);
  });
  return asked;
}

describe.each([
  ['en-GB', 'Slide the day in force', 'No product matches', 'In force on'],
  ['zh-CN', '拖动生效日', '没有符合条件的产品', '生效日'],
] as const)('the slider of the day in force, %s', (locale, slider, none, field) => {
  test('shows no approved stem cell product in China on 2024-09-26, and one on 2025-01-03', async () => {
    const page = await open(approvedStemCells, { locale });
    await page.locator('.product-name').first().waitFor();
    await slide(page, slider, dayOf('2024-09-26'));
    await page.getByText(none).waitFor();
    expect(await page.locator('.product-name').count()).toBe(0);
    expect(await page.getByLabel(field, { exact: true }).inputValue()).toBe('2024-09-26');
    await slide(page, slider, dayOf('2025-01-03'));
    await page.locator('.product-name').first().waitFor();
    expect(
      await page
        .locator('a.product-name')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual([expect.stringContaining('/products/amimestrocel')]);
    expect(new URL(page.url()).searchParams.get('effectiveAt')).toBe('2025-01-03');
  });
});

describe('the field of the day in force', () => {
  test('takes a day, and goes along to the product', async () => {
    const page = await open(approvedStemCells.replace('&stage=marketing-approved', ''));
    await page.getByLabel('In force on', { exact: true }).fill('2024-09-26');
    await page.keyboard.press('Enter');
    await page.locator('.stage-words', { hasText: 'Marketing application accepted' }).waitFor();
    await page.getByRole('link', { name: 'Amimestrocel injection' }).click();
    await page.getByRole('heading', { name: 'Amimestrocel injection' }).waitFor();
    expect(new URL(page.url()).searchParams.get('effectiveAt')).toBe('2024-09-26');
    expect(await page.getByRole('button', { name: /^Marketing approved/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Today' }).click();
    await page
      .getByRole('button', { name: /^Marketing approved/ })
      .first()
      .waitFor();
  });

  test.each(['2024-02-30', '26.9.2024', '2024'])('refuses %s and says how a day is written', async (text) => {
    const page = await open('/');
    await page.getByLabel('In force on', { exact: true }).fill(text);
    await page.keyboard.press('Enter');
    await page.getByText('A day is written 2025-01-02.').waitFor();
    expect(new URL(page.url()).searchParams.has('effectiveAt')).toBe(false);
  });
});

describe('what was known', () => {
  test('slides event by event, and shows what was corrected since, in place', async () => {
    const page = await open('/products/nouvneu001');
    await page.getByRole('button', { name: /Designation granted 2025-08-15/ }).waitFor();
    await slide(page, 'Slide what was known, event by event', 120);
    await page.getByRole('button', { name: /Designation granted 2025-08 ,/ }).waitFor();
    await page.getByLabel('Show what has changed since').check();
    await page.getByRole('button', { name: /Designation granted 2025-08 .*corrected since/ }).waitFor();
    expect(await page.locator('.mark ins').innerText()).toContain('2025-08-15');
  });

  test('a day before the first record knows nothing, and says what to do', async () => {
    const page = await open('/products/nouvneu001?knownAt=2020-01-01T00:00:00Z');
    await page.getByText('It may not have been recorded yet').waitFor();
    await page.getByRole('button', { name: 'Go to today' }).click();
    await page.getByRole('heading', { name: 'NouvNeu001' }).waitFor();
  });
});

describe('in the past', () => {
  const past = 'effectiveAt=2024-09-26&knownAt=position:120';
  const pinned = { effectiveAt: '2024-09-26', knownAt: 'position:120' };
  /** The size of the log is the slider's end; its checkpoint tells nothing else. */
  const questions = (asked: readonly URL[]) =>
    asked.filter(({ pathname }) => pathname !== '/api/v1/log/checkpoint');

  test.each([
    ['the register', `/?${past}`, '.product-name'],
    ['a product', `/products/amimestrocel?${past}`, '.mark'],
    ['a corrected fact', `/products/nouvneu001?${past.replace('2024-09-26', '2026-01-01')}`, '.mark'],
  ])('%s asks nothing that does not carry the pinned dates', async (_name, path, shown) => {
    const page = await blank();
    const asked = watched(page);
    await page.goto(bundled() + path);
    await page.locator(shown).first().waitFor();
    await page.locator(shown).first().focus();
    await settled(page);
    if (shown === '.mark') await page.locator('.mark').first().click();
    await settled(page);
    expect(questions(asked).length).toBeGreaterThan(1);
    const { searchParams } = new URL(path, bundled());
    for (const { pathname, searchParams: given } of questions(asked))
      expect([pathname, given.get('effectiveAt'), given.get('knownAt')]).toEqual([
        pathname,
        searchParams.get('effectiveAt'),
        pinned.knownAt,
      ]);
  });

  test('only the changes since, once they are asked for, tell of later knowledge', async () => {
    const page = await open(`/products/amimestrocel?${past}`);
    await page.locator('.mark').first().waitFor();
    const asked = watched(page);
    await page.getByLabel('Show what has changed since').check();
    await page.getByRole('button', { name: /Marketing approved.*in force since/ }).waitFor();
    expect(questions(asked).map(({ pathname }) => pathname)).toEqual(['/api/v1/diff']);
    expect(Object.fromEntries(questions(asked)[0]!.searchParams)).toMatchObject({
      fromEffectiveAt: pinned.effectiveAt,
      fromKnownAt: pinned.knownAt,
      productId: 'amimestrocel',
    });
  });

  test('a pinned page is kept by the browser: a second look asks the service for no answer again', async () => {
    const page = await open(`/products/amimestrocel?${past}`);
    await page.locator('.mark').first().waitFor();
    await page.reload();
    await page.locator('.mark').first().waitFor();
    const transferred = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name }) => name.includes('/api/v1/products'))
        .map(({ transferSize }) => transferSize),
    );
    expect(transferred.length).toBeGreaterThan(1);
    expect(transferred.every((bytes) => bytes === 0)).toBe(true);
  });

  test('"Pin" puts both dates into the address, and the address shows the same again', async () => {
    const page = await open('/products/amimestrocel');
    await page.getByRole('button', { name: 'Pin' }).click();
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('knownAt')).toMatch(/^position:\d+$/);
    expect(searchParams.get('effectiveAt')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(await page.getByRole('button', { name: 'Pin' }).isDisabled()).toBe(true);
  });
});
