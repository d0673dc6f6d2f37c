import { browsing, written } from '../browser.js';
import { recordReviews } from '../reviews.js';
import { settled } from '../settled.js';
import { focused, press, skipToPage, tabTo } from './keys.js';

/** What is opened, closed and recorded by keyboard alone, and where the focus is then. */
const { open } = browsing(written);
beforeAll(() => recordReviews(written()));

describe('the history', () => {
  test('opens an event, which takes the focus and gives it back to its row', async () => {
    const page = await open('/audit?agency=FDA');
    await skipToPage(page);
    await tabTo(page, /^a Designation granted/);
    const row = await focused(page);
    await press(page, 'Enter');
    expect(await focused(page)).toMatch(/^section Event/);
    await tabTo(page, /^button Close/);
    await press(page, 'Enter');
    expect(await page.locator('.event').count()).toBe(0);
    expect(await focused(page)).toBe(row);
    await press(page, 'Enter');
    await tabTo(page, /^summary/);
    await press(page, 'Enter');
    expect(await page.locator('details[open] pre').count()).toBe(1);
  });

  test('is gone through page by page, each from its head', async () => {
    const page = await open('/audit');
    for (const key of ['Space', 'Enter']) {
      await page.getByRole('button', { name: 'Next' }).focus();
      await press(page, key);
      await page.waitForURL(/cursor=/);
      expect(await page.evaluate(() => document.activeElement?.className)).toContain('answered');
      expect(await page.evaluate(() => document.activeElement!.getBoundingClientRect().top)).toBeLessThan(
        400,
      );
      await press(page, 'Tab');
      expect(await focused(page)).toMatch(/^div History/);
    }
    await page.getByRole('button', { name: 'Back to the start' }).focus();
    await press(page, 'Enter');
    await page.waitForURL((url) => !url.searchParams.has('cursor'));
    await press(page, 'Tab');
    expect(await focused(page)).toMatch(/^div History/);
  });

  test('that is narrowed to nothing is widened again, and the focus stays with the list', async () => {
    const page = await open('/audit?sponsor=nobody-at-all');
    await skipToPage(page);
    await tabTo(page, /^button Clear/);
    await press(page, 'Enter');
    await page.locator('.history').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('answered');
  });
});

test('what failed is tried again, and the focus stays with it', async () => {
  const page = await open('/week?week=2025-W43');
  await skipToPage(page);
  await page.route('**/api/v1/feeds/digest?**', (route) => route.abort());
  await tabTo(page, /^a ← Week before/);
  await press(page, 'Enter');
  await page.getByText('The service does not answer.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('answered');
  await page.unroute('**/api/v1/feeds/digest?**');
  await tabTo(page, /^button Try again/);
  await press(page, 'Enter');
  await page.getByRole('heading', { name: 'Week 2025-W42' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('answered');
});

test('a mark is opened and closed again, by its own button, by Escape and by what it opened', async () => {
  const page = await open('/products/amimestrocel');
  await skipToPage(page);
  await tabTo(page, /^button Application accepted/);
  const mark = await focused(page);
  const closings: readonly (readonly [into: boolean, key: string])[] = [
    [false, 'Enter'],
    [false, 'Escape'],
    [true, 'Enter'],
    [true, 'Escape'],
  ];
  for (const [into, key] of closings) {
    await press(page, 'Space');
    await page.locator('.detail').waitFor();
    expect(await focused(page)).toBe(mark);
    if (into) await tabTo(page, /^button Close/);
    await press(page, key);
    await page.locator('.detail').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe(mark);
  }
});

test('an event is recorded, and another one begun', async () => {
  const page = await open('/record');
  await skipToPage(page);
  const write = async (label: RegExp, text: string) => {
    await tabTo(page, label);
    await page.keyboard.type(text);
  };
  await write(/^select What happened/, 'Application accepted');
  await page.waitForURL(/kind=ApplicationAccepted/);
  await settled(page);
  await write(/^input Product/, 'ct0596');
  await write(/^input In effect on/, '2026-02-03');
  await write(/^input Title/, 'CDE list');
  await write(/^input Application id/, 'NMPA-IND-KEYS');
  await write(/^input Agency/, 'NMPA');
  await write(/^select Application kind/, 'IND');
  await write(/^textarea Indications/, 'GVHD');
  await tabTo(page, /^button Preview/);
  await press(page, 'Space');
  await page.locator('.preview').waitFor();
  expect(await focused(page)).toBe('button Preview');
  await press(page, 'Tab', 'Enter');
  await page.getByText(/Recorded as event/).waitFor();
  expect(await focused(page)).toMatch(/^div Recorded as event/);
  await tabTo(page, /^button Record another/);
  await press(page, 'Enter');
  expect(await focused(page)).toMatch(/^select What happened/);
});

test('a list of fields grows and shrinks, and the focus stays with it', async () => {
  const page = await open('/record?kind=ProductRegistered&subject=new-by-keys');
  await skipToPage(page);
  await tabTo(page, /^button Add/);
  await press(page, 'Enter', 'Enter');
  expect(await focused(page)).toBe('button Add');
  await press(page, 'Shift+Tab');
  expect(await focused(page)).toBe('button Take out');
  await press(page, 'Enter');
  expect(await focused(page)).toBe('button Add');
});
