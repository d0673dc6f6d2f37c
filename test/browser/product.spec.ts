import type { Page } from 'playwright-core';
import { violations } from './axe.js';
import { browsing, written } from './browser.js';

const { open } = browsing(written);
beforeAll(recordAReview);

const source = { title: 'CDE list of accepted applications', url: 'https://www.cde.org.cn/' };

/** A review in China that stops, goes on and is not decided yet: nothing in the bundled register does. */
async function recordAReview(): Promise<void> {
  const lane = { agency: 'NMPA', applicationId: 'NMPA-NDA-1', applicationKind: 'NDA' };
  const send = async (path: string, body: object) => {
    const answer = await fetch(`${written()}/api/v1/products/vum02/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ source, ...body }),
    });
    if (answer.status !== 201) throw new Error(await answer.text());
  };
  await send('acceptances', { ...lane, effectiveOn: '2025-03-03' });
  await send('events', {
    type: 'ClockStopped',
    effectiveOn: '2025-05-06',
    data: { agency: 'NMPA', applicationId: lane.applicationId },
  });
  await send('events', {
    type: 'ClockResumed',
    effectiveOn: '2025-07-08',
    data: { agency: 'NMPA', applicationId: lane.applicationId },
  });
}

const mark = (page: Page, name: RegExp) => page.getByRole('button', { name }).first();

describe('a mark', () => {
  test('opens its source, who recorded it and when, and closes again, by keyboard alone', async () => {
    const page = await open('/products/amimestrocel');
    await mark(page, /^Application accepted/).focus();
    await page.keyboard.press('Enter');
    const detail = page.locator('.detail');
    await detail.getByText('Industry news on the website of Shanghai Yingrui Biopharma').first().waitFor();
    expect(await detail.innerText()).toMatch(/bundled-register, \d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC/);
    expect(new URL(page.url()).searchParams.get('event')).toBe('0ee6c836-a71b-5623-adf2-36523a9bf0b7');
    await page.keyboard.press('Escape');
    await detail.waitFor({ state: 'detached' });
  });

  test('opens its corrections and what it read before', async () => {
    const page = await open('/products/nouvneu001');
    await mark(page, /^Designation granted 2025-08-15/).click();
    const detail = page.locator('.detail');
    await detail.getByText('VCBeat Global gives the day').waitFor();
    await detail.getByText('As first recorded').waitFor();
    await detail.getByText('2025-08', { exact: true }).waitFor();
  });

  test('is a point for a day and a bar for a month, as long as the month', async () => {
    const page = await open('/products/amimestrocel');
    const month = mark(page, /^Application accepted 2024-06 , imprecise/);
    const day = mark(page, /^Marketing approved 2025-01-02$/);
    expect([await month.getAttribute('data-shape'), await day.getAttribute('data-shape')]).toEqual([
      'bar',
      'point',
    ]);
    const { width } = (await month.boundingBox())!;
    const from = (await month.boundingBox())!.x;
    const to = (await day.boundingBox())!;
    const perDay = width / 29;
    expect((to.x + to.width / 2 - from) / perDay).toBeCloseTo(215, -1);
  });

  test('that a finding is about is marked, and the finding is told', async () => {
    const page = await open('/products/amimestrocel');
    expect(await mark(page, /^Application accepted/).getAttribute('data-found')).toBe('true');
    await page.getByText('The acceptance is recorded, the filing before it is not.').waitFor();
    const zh = await open('/products/amimestrocel', { locale: 'zh-CN' });
    await zh.getByText('有受理的记录，而此前的申报没有记录。').waitFor();
  });
});

describe('a review clock', () => {
  test('shows what ran, where it stood still, and what is left or over', async () => {
    const page = await open('/products/vum02?effectiveAt=2025-08-01');
    await page.getByText(/200 working days \(CN-NDA\)/).waitFor();
    const states = await page
      .locator('.band i')
      .evaluateAll((each) => each.map((i) => i.getAttribute('data-state')));
    expect(states).toEqual(['ran', 'left', 'stopped']);
    const late = await open('/products/vum02?effectiveAt=2026-11-01');
    await late.getByText(/overdue/).waitFor();
    expect(await late.locator('.band i[data-state=late]').count()).toBe(1);
  });
});

describe('the same as a table', () => {
  test('tells every mark of the picture', async () => {
    const page = await open('/products/amimestrocel');
    await page.locator('.mark').first().waitFor();
    const rows = await page.locator('.milestones tbody tr:not(:has(th))').count();
    expect(rows).toBe(await page.locator('.mark').count());
  });

  test('prints with the picture, and without what is only for the screen', async () => {
    const page = await open('/products/amimestrocel');
    await page.locator('.mark').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.dates').isVisible()).toBe(false);
    expect(await page.locator('.header').isVisible()).toBe(false);
    expect(await page.locator('.milestones').isVisible()).toBe(true);
    expect(await page.locator('.chart').isVisible()).toBe(true);
  });

  test('prints dark on light, whatever theme is chosen', async () => {
    const page = await open('/products/amimestrocel', { colorScheme: 'dark' });
    await page.getByLabel('Theme').selectOption('dark');
    await page.emulateMedia({ media: 'print' });
    const colours = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.documentElement);
      return [color, backgroundColor];
    });
    expect(colours).toEqual(['rgb(29, 31, 33)', 'rgb(255, 255, 255)']);
  });
});

test('a product that is not there says so and what to do', async () => {
  const page = await open('/products/nobody-knows-it');
  await page.getByText('No product "nobody-knows-it" is registered').waitFor();
  expect(await violations(page)).toEqual([]);
});
