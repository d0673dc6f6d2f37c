import type { Page } from 'playwright-core';
import { browsing, contentOf, written } from './browser.js';
import { recordReviews } from './reviews.js';
import { settled } from './settled.js';

const { open } = browsing(written);
beforeAll(() => recordReviews(written()));

const query = (page: Page) => new URL(page.url()).searchParams;
const row = (page: Page, name: string) => page.locator('.figures tbody tr', { hasText: name }).first();
const figures = (page: Page) => page.locator('.figures').first().innerText();

test('what is asked is in the address, and the table says what the API says', async () => {
  const page = await open('/review-times');
  await page.getByLabel('Group by').selectOption('therapy-group');
  await row(page, 'Gene therapy').waitFor();
  await page.getByLabel('Unit').selectOption('months');
  await page.waitForURL(/unit=months/);
  expect(query(page).get('groupBy')).toBe('therapy-group');
  const answer = await fetch(
    `${written()}/api/v1/review-times?measure=acceptance-to-tacit-approval&groupBy=therapy-group&unit=months&therapyGroup=gene-therapy`,
  );
  const { groups } = (await answer.json()) as { groups: { counts: { completed: number } }[] };
  await page.getByText('calendar days', { exact: true }).waitFor({ state: 'detached' });
  expect(await row(page, 'Gene therapy').locator('td').first().innerText()).toBe(
    String(groups[0]!.counts.completed),
  );
});

test.each([
  ['Kaplan–Meier', 'At risk'],
  ['Cumulative incidence', 'Withdrawn'],
  ['Box plots', 'Recent cohorts look shorter'],
  ['Counts by year', 'Tacitly approved'],
])('the figure %s is drawn', async (figure, words) => {
  const page = await open('/review-times?groupBy=therapy-group');
  await page.getByRole('link', { name: figure }).click();
  await page.locator('.drawing-box svg').first().waitFor();
  await page.getByText(words).first().waitFor();
  expect(await page.locator('.drawing-box svg path, .drawing-box svg rect').count()).toBeGreaterThan(3);
});

test('a curve falls from all to few', async () => {
  const page = await open('/review-times');
  const line = page.locator('.drawing-box g[aria-label="line"] path');
  await line.waitFor({ state: 'attached' });
  const { width, height } = (await line.boundingBox())!;
  expect(width).toBeGreaterThan(500);
  expect(height).toBeGreaterThan(150);
});

test('a count opens its rows, and a row the record that it starts with', async () => {
  const page = await open('/review-times?groupBy=therapy-group');
  const count = row(page, 'Gene therapy').getByRole('button').first();
  const total = await count.innerText();
  await count.click();
  await page.getByRole('heading', { name: 'Rows behind Gene therapy' }).waitFor();
  await page.getByText(`${total} rows`).waitFor();
  await page.locator('.rows tbody tr').first().getByRole('link').nth(1).click();
  await page.getByRole('heading', { name: 'Application accepted' }).waitFor();
});

test.each(['therapy-group', 'sponsor', 'start-year,designation'])(
  'by %s, a count opens as many rows as it says',
  async (groupBy) => {
    const page = await open(`/review-times?groupBy=${groupBy}`);
    await page.locator('.figures').first().waitFor();
    const counts = page.locator('.figures').first().getByRole('button');
    const ofAll = await counts.count();
    for (let at = 0; at < ofAll; at += Math.ceil(ofAll / 5)) {
      const total = await counts.nth(at).innerText();
      await counts.nth(at).click();
      await settled(page);
      expect(await page.locator('.rows [role=status]').innerText()).toBe(
        total === '1' ? '1 row' : `${total} rows`,
      );
    }
  },
);

test('a group of which nothing states its value opens its rows as well', async () => {
  const page = await open('/review-times?groupBy=start-year');
  const count = row(page, 'Not stated').getByRole('button').first();
  const total = await count.innerText();
  await count.click();
  await page.getByRole('heading', { name: 'Rows behind Not stated' }).waitFor();
  await page.getByText(`${total} rows`, { exact: true }).waitFor();
});

test('the counts by year open their applications, and so does a click into the picture', async () => {
  const page = await open('/review-times?figure=counts');
  await page.locator('.counts').waitFor();
  const counts = page.locator('.counts').getByRole('button');
  const ofAll = await counts.count();
  for (let at = 0; at < ofAll; at += Math.ceil(ofAll / 5)) {
    const total = await counts.nth(at).innerText();
    await counts.nth(at).click();
    await settled(page);
    expect(await page.locator('.rows [role=status]').innerText()).toBe(
      total === '1' ? '1 row' : `${total} rows`,
    );
  }
  await page.getByRole('button', { name: 'Close' }).click();
  const bar = page.locator('.drawing-box g[aria-label="bar"] rect').first();
  await bar.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await bar.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.getByRole('heading', { name: /Rows behind \d{4} · / }).waitFor();
});

test('a click on a mark opens its rows', async () => {
  const page = await open('/review-times?groupBy=therapy-group&figure=boxes');
  const box = page.locator('.drawing-box g[aria-label="bar"] rect').first();
  await box.waitFor({ state: 'attached' });
  await box.hover();
  await page.locator('.drawing-box').click({ position: { x: 600, y: 60 } });
  await page.getByRole('heading', { name: /Rows behind/ }).waitFor();
});

test('why a figure changed is told between two pairs of dates', async () => {
  const page = await open('/review-times');
  await page.getByLabel('Earlier: as known on').fill('position:300');
  await page.getByLabel('Earlier: as known on').press('Enter');
  await page.getByText('Newly recorded').first().waitFor();
  expect(query(page).get('fromKnownAt')).toBe('position:300');
});

test.each([
  ['Figures (CSV)', /^measure,unit/],
  ['Rows (CSV)', /^measure,/],
  ['Figures (Parquet)', /^PAR1/],
  ['Rows (Parquet)', /^PAR1/],
  ['Picture (SVG)', /^<svg[\s\S]*position:/],
  ['Picture (PNG)', /^\uFFFDPNG/],
])('%s is taken away', async (name, content) => {
  const page = await open('/review-times?groupBy=therapy-group');
  await page.locator('.drawing-box svg').first().waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText(name).click()]);
  expect((await contentOf(download)).toString()).toMatch(content);
});

test('the pinned link gives the figure again after a correction was recorded', async () => {
  const page = await open('/review-times?groupBy=therapy-group');
  await row(page, 'Gene therapy').waitFor();
  const pinned = await page.getByLabel('Link for a paper').inputValue();
  const [table, picture] = [await figures(page), await page.locator('.drawing-box svg').first().innerHTML()];
  const events = await fetch(
    `${written()}/api/v1/events?type=ClinicalTrialTacitlyApproved&therapyGroup=gene-therapy&sponsor=Sponsor`,
  );
  const { items } = (await events.json()) as { items: { eventId: string }[] };
  const corrected = await fetch(`${written()}/api/v1/events/${items[0]!.eventId}/correction`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      reason: { code: 'transcription-error', text: 'Made up.' },
      changes: { effectiveOn: '2026-06-01' },
    }),
  });
  expect(corrected.status).toBe(201);
  const again = await open(pinned);
  await row(again, 'Gene therapy').waitFor();
  expect(await figures(again)).toBe(table);
  expect(await again.locator('.drawing-box svg').first().innerHTML()).toBe(picture);
  const now = await open('/review-times?groupBy=therapy-group');
  await row(now, 'Gene therapy').waitFor();
  expect(await figures(now)).not.toBe(table);
});

test('a picture is printed in the colours of paper, whatever theme is chosen', async () => {
  const page = await open('/review-times?groupBy=therapy-group', { colorScheme: 'dark' });
  const words = page.locator('.drawing-box svg').first();
  await words.waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.waitForFunction(
    () => getComputedStyle(document.querySelector('.drawing-box svg')!).color === 'rgb(29, 31, 33)',
  );
  expect(await words.evaluate((svg) => getComputedStyle(svg).backgroundColor)).toBe('rgb(255, 255, 255)');
});

test('where no span has a duration, it says why and what to do', async () => {
  const page = await open('/review-times?measure=filing-to-acceptance&agency=FDA');
  await page.getByText('No span has a duration here').waitFor();
});

test('a value that the API refuses is named, with its rule', async () => {
  const page = await open('/review-times?startYear=soon');
  await page.getByRole('alert').getByText('must be a year, such as 2021').first().waitFor();
});
