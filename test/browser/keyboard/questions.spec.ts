import { browsing, written } from '../browser.js';
import { recordReviews } from '../reviews.js';
import { settled } from '../settled.js';
import { focused, press, skipToPage, tabTo } from './keys.js';

/** What is asked of the register by keyboard alone, and where the focus is then. */
const { open } = browsing(written);
beforeAll(() => recordReviews(written()));

test('a link to another page leaves the focus at its head, and so does the way back', async () => {
  const page = await open('/deadlines');
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
  const page = await open('/week?week=2025-W43');
  await settled(page);
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
    const page = await open('/review-times');
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
      const page = await open(path);
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
  const page = await open('/week?week=2025-W43');
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
  const page = await open('/deadlines');
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
