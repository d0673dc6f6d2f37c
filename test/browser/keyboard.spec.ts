import type { Page } from 'playwright-core';
import { ADDRESSES } from './addresses.js';
import { browsing, written } from './browser.js';
import { focused, skipToPage, tabTo, walk } from './keyboard.js';
import { recordReviews } from './reviews.js';
import { settled } from './settled.js';

/** Each page as a reader has it who uses no pointer. */
const { open } = browsing(written);
beforeAll(() => recordReviews(written()));

async function opened(path: string): Promise<Page> {
  const page = await open(path);
  await settled(page);
  return page;
}

/** The controls of these are those of another. */
const ALIKE = [
  'register-past',
  'register-changes',
  'product-changes',
  'product-past',
  'refused',
  'incidence',
];

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await settled(page);
}

describe.each([
  ...ADDRESSES.filter(([name]) => !ALIKE.includes(name)),
  ['rows', '/review-times?groupBy=therapy-group&rows=["gene-therapy"]'] as const,
  ['long-list', '/audit?agency=NMPA'] as const,
])('%s', (_name, path) => {
  test('Tab leads to every control in the order of the page, back again, and each shows that it has the focus', async () => {
    const page = await opened(path);
    const { controls, forwards, backwards, unseen } = await walk(page);
    expect(forwards).toEqual(controls);
    expect(backwards).toEqual([...controls].reverse());
    expect(unseen).toEqual([]);
  });
});

test('a link to another page leaves the focus at its head, and so does the way back', async () => {
  const page = await opened('/deadlines');
  await skipToPage(page);
  await tabTo(page, /^a remestemcel-L/);
  await press(page, 'Enter');
  await page.getByRole('heading', { level: 1, name: /remestemcel/i }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('page');
  await press(page, 'Tab');
  expect(await focused(page)).toBe('button Print');
  await page.goBack();
  await page.getByRole('heading', { name: 'Deadlines' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('page');
});

test('the dates are moved, pinned and set back, and the focus stays where it is', async () => {
  const page = await opened('/week?week=2025-W43');
  await tabTo(page, /^input Slide the day in force/);
  await press(page, 'ArrowLeft');
  await page.waitForURL(/effectiveAt=/);
  await tabTo(page, /^button Today/);
  await press(page, 'Enter');
  await page.waitForURL((url) => !url.searchParams.has('effectiveAt'));
  expect(await focused(page)).toBe('button Today');
  await tabTo(page, /^button Pin/);
  await press(page, 'Space');
  await page.waitForURL(/knownAt=position/);
  expect(await focused(page)).toBe('button Pin');
});

describe('review times', () => {
  test('are asked for by choices, of which each keeps the focus', async () => {
    const page = await opened('/review-times');
    await skipToPage(page);
    await tabTo(page, /^select Group by/);
    await press(page, 'ArrowDown');
    await page.waitForURL(/groupBy=agency/);
    expect(await focused(page)).toMatch(/^select Group by/);
    await tabTo(page, /^summary/);
    await press(page, 'Enter');
    await tabTo(page, /^select Therapy group/);
    await press(page, 'End');
    await page.waitForURL(/therapyGroup=none/);
    await press(page, 'Home');
    await page.waitForURL((url) => !url.searchParams.has('therapyGroup'));
    await tabTo(page, /^a Counts/);
    await press(page, 'Enter');
    await page.waitForURL(/figure=counts/);
    expect(await focused(page)).toBe('a Counts by year');
  });

  test.each([
    ['a group', '/review-times?groupBy=therapy-group', 'State'],
    ['a year', '/review-times?figure=counts', 'Conclusion'],
  ])(
    'the rows behind a figure of %s take the focus, are narrowed, and give it back',
    async (_of, path, choice) => {
      const page = await opened(path);
      await skipToPage(page);
      await tabTo(page, /^button \d+$/);
      const count = await focused(page);
      await press(page, 'Enter');
      expect(await focused(page)).toMatch(/^section Rows behind/);
      await tabTo(page, new RegExp(`^select ${choice}`));
      await press(page, 'ArrowDown');
      expect(await focused(page)).toMatch(new RegExp(`^select ${choice}`));
      await tabTo(page, /^button Close/);
      await press(page, 'Enter');
      expect(await page.locator('.rows').count()).toBe(0);
      expect(await focused(page)).toBe(count);
    },
  );
});

test('the week before is gone to and another agency chosen', async () => {
  const page = await opened('/week?week=2025-W43');
  await skipToPage(page);
  await tabTo(page, /^select Agency/);
  await press(page, 'ArrowDown');
  await page.waitForURL(/agency=NMPA/);
  await tabTo(page, /^a ← Week before/);
  await press(page, 'Enter');
  await page.getByRole('heading', { name: 'Week 2025-W42' }).waitFor();
  expect(await focused(page)).toMatch(/^a ← Week before/);
});

test('deadlines are narrowed until there is none, and widened again', async () => {
  const page = await opened('/deadlines');
  await skipToPage(page);
  await tabTo(page, /^select Agency/);
  await press(page, 'End');
  await page.getByText('Nothing is due at these dates').waitFor();
  expect(await focused(page)).toMatch(/^select Agency/);
  await press(page, 'Home');
  await tabTo(page, /^input Due before/);
  await page.keyboard.type('2020-01-01');
  await press(page, 'Enter');
  await page.waitForURL(/dueBefore=2020-01-01/);
  expect(await focused(page)).toMatch(/^input Due before/);
});

describe('the history', () => {
  test('opens an event, which takes the focus and gives it back to its row', async () => {
    const page = await opened('/audit?agency=FDA');
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
    const page = await opened('/audit');
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
    const page = await opened('/audit?sponsor=nobody-at-all');
    await skipToPage(page);
    await tabTo(page, /^button Clear/);
    await press(page, 'Enter');
    await page.locator('.history').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('answered');
  });
});

test('what failed is tried again, and the focus stays with it', async () => {
  const page = await opened('/week?week=2025-W43');
  await page.route('**/api/v1/feeds/digest?**', (route) => route.abort());
  await skipToPage(page);
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
  const page = await opened('/products/amimestrocel');
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
  const page = await opened('/record');
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
  await write(/^input title/, 'CDE list');
  await write(/^input applicationId/, 'NMPA-IND-KEYS');
  await write(/^input agency/, 'NMPA');
  await write(/^select applicationKind/, 'IND');
  await write(/^textarea indications/, 'GVHD');
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
  const page = await opened('/record?kind=ProductRegistered&subject=new-by-keys');
  await skipToPage(page);
  await tabTo(page, /^button Add/);
  await press(page, 'Enter', 'Enter');
  expect(await focused(page)).toBe('button Add');
  await press(page, 'Shift+Tab');
  expect(await focused(page)).toBe('button Take out');
  await press(page, 'Enter');
  expect(await focused(page)).toBe('button Add');
});
