import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { violations } from './axe.js';
import { browsing } from './browser.js';
import { serve, type Served } from './shared/serve.mjs';

const PRODUCTS = 100_000;

let folder: string;
let service: Served;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clockstop-large-'));
  const script = join('test', 'browser', 'fill-large-register.mjs');
  await promisify(execFile)(process.execPath, [script, join(folder, 'register.sqlite'), String(PRODUCTS)]);
  service = await serve(folder);
}, 900_000);
afterAll(async () => {
  await service?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const { open } = browsing(() => service.url);
const found = (page: Page, count: string) => page.getByText(`${count} product`, { exact: false }).waitFor();
const first = (page: Page) => page.locator('.product-name').first();

test('a register of 100,000 products shows a page of it, and goes on by its cursor', async () => {
  const page = await open('/');
  await found(page, '100,000');
  expect(await page.locator('.product-name').count()).toBe(25);
  expect(await first(page).innerText()).toBe('Substance 0 autoleucel');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('Substance 25 autoleucel').waitFor();
  await page.reload();
  await page.getByText('Substance 25 autoleucel').waitFor();
  await page.goBack();
  await page.getByText('Substance 0 autoleucel').waitFor();
});

test.each(['CODE-99999', '产品99999注射液', 'substance 99999 auto'])(
  'one of them is found by %s',
  async (name) => {
    const page = await open('/');
    await page.getByLabel('Search').pressSequentially(name);
    await found(page, '1');
    expect(await first(page).innerText()).toBe('Substance 99999 autoleucel');
  },
);

test('while a name is typed, questions no longer meant are given up, and the last one is answered', async () => {
  const page = await open('/');
  await first(page).waitFor();
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/api/v1/products') asked.push(searchParams.get('search') ?? '');
  });
  const typed = 'CODE-4321';
  // Key upon key, without the time that a driver takes between two.
  await page.getByLabel('Search').evaluate((field, text) => {
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
    for (let end = 1; end <= text.length; end++) {
      value.set!.call(field, text.slice(0, end));
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }, typed);
  await page.getByText('Substance 4321 autoleucel').waitFor();
  expect(asked.at(-1)).toBe(typed);
  expect(asked.length).toBeLessThan(typed.length);
});

test('facets count and narrow', async () => {
  const page = await open('/?search=CODE-123');
  await found(page, '111');
  const agency = page.getByLabel('Agency');
  const option = agency.locator('option', { hasText: 'NMPA (' });
  await option.waitFor({ state: 'attached' });
  const count = /\((\d+)\)/.exec(await option.innerText())![1]!;
  await agency.selectOption('NMPA');
  await found(page, count);
  await page.getByLabel('Stage').selectOption('marketing-approved');
  await page.getByLabel('Designation').selectOption('orphan');
  await found(page, count);
  expect(new URL(page.url()).searchParams.get('agency')).toBe('NMPA');
  expect(await violations(page)).toEqual([]);
});
