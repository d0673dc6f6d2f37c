import type { Page } from 'playwright-core';
import { violations } from './axe.js';
import { Chromium, NARROW, type Look } from './browser.js';
import { reviews } from './reviews.js';
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
  await field(page, 'title').fill('CDE list of accepted applications');
  await field(page, 'applicationId').fill('NMPA-IND-NEW');
  await field(page, 'agency').fill('NMPA');
  await field(page, 'applicationKind').selectOption('IND');
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
  await field(page, 'code').selectOption('transcription-error');
  await field(page, 'text').fill('The list gives the 13th.');
  await button(page, 'Preview').click();
  await page.locator('.preview del', { hasText: '2026-01-12' }).waitFor();
  await button(page, 'Record the correction').click();
  await page.getByText(/Recorded as event/).waitFor();

  await page.goBack();
  await page.getByRole('link', { name: 'Retract' }).click();
  await field(page, 'code').selectOption('duplicate');
  await field(page, 'text').fill('Recorded twice.');
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

test('a form is made for each kind of event', async () => {
  const page = await open('/record');
  const options = page.getByLabel('What happened').locator('option');
  await options.nth(45).waitFor({ state: 'attached' });
  const kinds = await options.count();
  expect(kinds).toBeGreaterThan(45);
  await page.getByLabel('What happened').selectOption('ReviewClockEnacted');
  await page.locator('.field-group').first().waitFor();
});

test('a file of rows is checked, then recorded, and its refused rows are named', async () => {
  const page = await open('/record?view=file');
  const rows = reviews(20);
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

describe('no violation of accessibility', () => {
  test.each([
    { colorScheme: 'light', locale: 'en-GB' },
    { colorScheme: 'dark', locale: 'zh-CN', viewport: NARROW },
  ] as const)('$colorScheme $locale', async (look) => {
    for (const address of [
      '/record?kind=ProductRegistered',
      '/record?correct=94c13ab9-a9e5-599c-a395-a8ca2dc6a9b3',
      '/record?retract=94c13ab9-a9e5-599c-a395-a8ca2dc6a9b3',
      '/record?view=file',
    ]) {
      const page = await open(address, look);
      await page.waitForLoadState('networkidle');
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    }
  });
});
