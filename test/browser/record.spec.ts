import type { Page } from 'playwright-core';
import { browsing, written } from './browser.js';
import { reviews } from './reviews.js';

const { open } = browsing(written);

/** By the beginning of its label: what is said about a field may name another. */
const field = (page: Page, name: string) =>
  page
    .locator('.schema-field')
    .filter({ has: page.locator('label', { hasText: new RegExp(`^${name}\\b`) }) })
    .locator('input, select, textarea')
    .first();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function acceptance(page: Page, day: string): Promise<void> {
  await field(page, 'In effect on').fill(day);
  await field(page, 'Title').fill('CDE list of accepted applications');
  await field(page, 'Application id').fill('NMPA-IND-NEW');
  await field(page, 'Agency').fill('NMPA');
  await field(page, 'Application kind').selectOption('IND');
}

test('an event is previewed, recorded, corrected and taken back', async () => {
  const page = await open('/record');
  await page.getByLabel('What happened').selectOption('ApplicationAccepted');
  await page.getByLabel('Product').fill('ct0596');
  await acceptance(page, '2026-01-12');
  await page.getByLabel('Who records').fill('Li Wei');
  expect(await button(page, 'Record').isDisabled()).toBe(true);
  await button(page, 'Preview').click();
  await page.getByText('the filing before it is not').waitFor();
  await button(page, 'Record').click();
  await page.getByText(/Recorded as event/).waitFor();

  await page.getByRole('link', { name: 'See the event and its proof' }).click();
  await page.getByText('by Li Wei').first().waitFor();
  await page.getByRole('link', { name: 'Correct' }).click();
  await page.getByText('Change at least one field').waitFor();
  await field(page, 'In effect on').fill('2026-01-13');
  await field(page, 'Code').selectOption('transcription-error');
  await field(page, 'Text').fill('The list gives the 13th.');
  await button(page, 'Preview').click();
  await page.locator('.preview del', { hasText: '2026-01-12' }).waitFor();
  await button(page, 'Record the correction').click();
  await page.getByText(/Recorded as event/).waitFor();

  await page.goBack();
  await page.getByRole('link', { name: 'Retract' }).click();
  await field(page, 'Code').selectOption('duplicate');
  await field(page, 'Text').fill('Recorded twice.');
  await button(page, 'Preview').click();
  await page.locator('.preview').getByText('Goes').waitFor();
  await button(page, 'Take the record back').click();
  await page.getByText(/Recorded as event/).waitFor();
});

test('what is refused is said at its field, and nothing is recorded', async () => {
  const page = await open('/record?kind=ApplicationAccepted&subject=ct0596');
  await acceptance(page, 'soon');
  await button(page, 'Preview').click();
  await page.locator('.failed').waitFor();
  expect(await field(page, 'In effect on').getAttribute('aria-invalid')).toBe('true');
  expect(await button(page, 'Record').isDisabled()).toBe(true);
});

test('a file of rows is checked, then recorded, and its refused rows are named', async () => {
  const page = await open('/record?view=file');
  const rows = reviews(20, 'in-a-file');
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from(text),
  });
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles(file('bad.ndjson', `${rows}\n{"productId":"x","type":"Nothing"}`));
  await button(page, 'Check only').click();
  await page.getByText('Rejected: nothing was recorded').waitFor();
  await page.locator('td code', { hasText: 'type' }).waitFor();
  await page.getByLabel('File', { exact: true }).setInputFiles(file('good.ndjson', rows));
  await button(page, 'Record the rows').click();
  await page.getByText(/\d+ recorded, 0 recorded before, 0 refused/).waitFor();
});
