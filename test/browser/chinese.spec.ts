import type { Page } from 'playwright-core';
import { browsing, written } from './browser.js';
import { recordReviews } from './reviews.js';
import { settled } from './settled.js';

/** Each of the later pages, once it is switched to Chinese: every control of it has a Chinese name, and does its work. */
const { open } = browsing(written);
beforeAll(() => recordReviews(written()));

const IN_CHINESE = /\p{Script=Han}/u;

async function inChinese(address: string): Promise<Page> {
  const page = await open(address);
  await page.getByRole('button', { name: '中文' }).click();
  await settled(page);
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
  return page;
}

/** Names of a page's own controls that hold no Chinese; values of the register keep their own words. */
const unnamed = async (page: Page): Promise<string[]> => {
  const names = await page
    .locator(
      'main label, main legend, main summary, main button:not(.count), main th[scope=col], main h1, main h2',
    )
    .evaluateAll((all) => all.map((each) => (each.firstChild?.textContent ?? '').trim()));
  return names.filter((name) => !IN_CHINESE.test(name) && /[a-z]{2}/i.test(name));
};

/** Three English words on end, outside what is quoted from the register. */
const sentences = async (page: Page): Promise<string[]> => {
  const texts = await page
    .locator('main :is(p, li, span, legend, label, summary, button, h1, h2, h3, h4):not(.facts *)')
    .allInnerTexts();
  return [...new Set(texts)].filter((text) => /[a-z]+ [a-z]+ [a-z]+/i.test(text));
};

/** Chooses the last value of each choice, and sees that the address takes it. */
async function chooses(page: Page, choices: readonly string[]): Promise<void> {
  for (const label of choices) {
    const choice = page.getByLabel(label, { exact: true });
    const before = await choice.inputValue();
    const value = await choice.locator('option').last().getAttribute('value');
    await choice.selectOption(value);
    await settled(page);
    expect([label, await choice.inputValue()]).toEqual([label, value]);
    expect([...new URL(page.url()).searchParams.values()].join()).toContain(value);
    await choice.selectOption(before);
    await settled(page);
  }
}

async function writes(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) {
    const field = page.getByLabel(label, { exact: true });
    await field.fill(text);
    await field.press('Enter');
    await page.waitForURL((url) => [...url.searchParams.values()].includes(text));
    await settled(page);
    await field.fill('');
    await field.press('Enter');
    await page.waitForURL((url) => ![...url.searchParams.values()].includes(text));
  }
}

test('review times', async () => {
  const page = await inChinese('/review-times?groupBy=therapy-group');
  expect(await unnamed(page)).toEqual([]);
  await page.locator('summary', { hasText: '仅限' }).click();
  await chooses(page, ['指标', '单位', '分组', '监管机构', '申请类型', '治疗类别']);
  await writes(page, { 申办方: 'Sponsor 3', 起始年份: '2024' });
  for (const figure of ['累积发生率', '箱线图', '逐年计数', 'Kaplan–Meier 曲线']) {
    await page.getByRole('link', { name: figure }).click();
    await settled(page);
    await page.locator('.drawing-box svg').first().waitFor();
    expect(await unnamed(page)).toEqual([]);
  }
  await page.locator('.figures').first().getByRole('button').first().click();
  await page.getByRole('heading', { name: /^明细/ }).waitFor();
  await page.getByRole('button', { name: '关闭' }).click();
});

test('the week', async () => {
  const page = await inChinese('/week?week=2025-W43');
  expect(await unnamed(page)).toEqual([]);
  await page.getByRole('link', { name: /前一周/ }).click();
  await page.getByRole('heading', { name: '2025-W42 周' }).waitFor();
  await page.getByRole('link', { name: /后一周/ }).click();
  await page.getByRole('heading', { name: '2025-W43 周' }).waitFor();
  await chooses(page, ['监管机构']);
});

test('deadlines', async () => {
  const page = await inChinese('/deadlines');
  expect(await unnamed(page)).toEqual([]);
  await page.getByText('依规则视为批准').first().waitFor();
  expect(await page.locator('.deadline', { hasText: '依规则视为批准' }).first().innerText()).toMatch(
    /天前届满/,
  );
  await chooses(page, ['显示', '监管机构', '申请类型']);
});

test('audit', async () => {
  const page = await inChinese('/audit');
  expect(await unnamed(page)).toEqual([]);
  await chooses(page, ['事件类型', '监管机构', '治疗类别']);
  await writes(page, { 申办方: 'Sponsor 3', 产品: 'amimestrocel', 生效日自: '2025-01-01', 至: '2025-12-31' });
  await page.locator('.history tbody a').first().click();
  await page.locator('.checks li[data-verdict=true]').nth(3).waitFor();
  await settled(page);
  expect(await unnamed(page)).toEqual([]);
  await page.getByRole('link', { name: '日志' }).click();
  await page.getByRole('button', { name: '下载归档包' }).waitFor();
  expect(await unnamed(page)).toEqual([]);
  await page.getByRole('link', { name: '差异' }).click();
  await writes(page, { '此前：所知于': 'position:120' });
  expect(await unnamed(page)).toEqual([]);
});

test('record', async () => {
  const page = await inChinese('/record?kind=ApplicationAccepted&subject=ct0596');
  const choice = page.getByLabel('发生了什么');
  const kinds = await choice
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value).filter(Boolean));
  for (const kind of [...kinds, 'ApplicationAccepted']) {
    await choice.selectOption(kind);
    await page.waitForURL((url) => url.searchParams.get('kind') === kind);
    await settled(page);
    expect([kind, await unnamed(page), await sentences(page)]).toEqual([kind, [], []]);
    expect(await page.locator('.field-about:empty').count()).toBe(0);
  }
  await page.getByRole('button', { name: '预览', exact: true }).click();
  await page.locator('.failed').waitFor();
  await page.getByRole('link', { name: '批量文件' }).click();
  await page.getByLabel('若有行被拒绝').selectOption('skip');
  expect([await unnamed(page), await sentences(page)]).toEqual([[], []]);
});

test('what a record would bring about', async () => {
  const page = await inChinese('/record?kind=ApplicationAccepted&subject=ct0596');
  const write = (label: string, text: string) =>
    page
      .getByLabel(new RegExp(`^${label} `))
      .first()
      .fill(text);
  await write('生效日', '2026-01-12');
  await write('标题', '受理品种信息');
  await write('申请标识', 'NMPA-IND-ZH');
  await write('监管机构', 'NMPA');
  await page.getByLabel(/^申请类型 /).selectOption('IND');
  await page.getByRole('button', { name: '预览', exact: true }).click();
  await page.getByText('有受理的记录，而此前的申报没有记录。').waitFor();
  await page.locator('.preview strong', { hasText: '已受理' }).waitFor();
  expect(await sentences(page)).toEqual([]);
});
