import type { Page } from 'playwright-core';
import { browsing, NARROW, written } from './browser.js';
import { settled } from './settled.js';

/** What the service refuses, and what it holds, is said to a Chinese reader in Chinese; what cannot be is quoted. */
const { open, blank } = browsing(written);
const LOOK = { locale: 'zh-CN', viewport: NARROW } as const;

/** Two English words on end in what the page itself says: outside quotations, values and names of the register. */
const english = async (page: Page, selector: string): Promise<string[]> => {
  const texts = await page.locator(selector).evaluateAll((all) =>
    all.map((each) => {
      const copy = each.cloneNode(true) as Element;
      for (const quoted of copy.querySelectorAll('q, code, a')) quoted.remove();
      return copy.textContent;
    }),
  );
  expect(texts.length).toBeGreaterThan(0);
  return texts.filter((text) => /[a-z]{2,} [a-z]{2,}/i.test(text));
};

test.each([
  ['a day that is none', '/?effectiveAt=2024-02-30', ['请求无效', '生效日', '须为日历日期，如 2025-01-02']],
  ['an instant that is none', '/deadlines?knownAt=yesterday', ['知悉日', '须为带时区的时刻']],
  ['a future that nobody knows', '/?knownAt=position:9999999', ['不得超出日志末尾']],
  ['a list that is another', '/audit?cursor=abc', ['游标', '须为 `next` 所给的游标']],
  ['a stage that is none', '/?stage=asleep', ['阶段', '须为下列之一']],
  ['a week that is none', '/week?week=2025-W99', ['周', '须为 ISO 8601 的周']],
  ['a product that is none', '/products/nobody-knows-it', ['未找到', '没有登记产品“nobody-knows-it”']],
  ['an event that is none', '/audit?event=00000000-0000-5000-8000-000000000000', ['没有记录事件']],
])('%s is refused in Chinese', async (_what, path, said) => {
  const page = await open(path, LOOK);
  await settled(page);
  const text = await page.locator('.failed').first().innerText();
  for (const words of said) expect(text).toContain(words);
  expect(await english(page, '.failed')).toEqual([]);
});

test('a service that does not answer, or fails, is told of in Chinese', async () => {
  const page = await blank(LOOK);
  await page.route('**/api/v1/feeds/digest?**', (route) => route.abort());
  await page.goto(`${written()}/week?week=2025-W43`);
  await page.getByText('服务没有应答').waitFor();
  expect(await english(page, '.failed')).toEqual([]);
  await page.unroute('**/api/v1/feeds/digest?**');
  await page.route('**/api/v1/feeds/digest?**', (route) =>
    route.fulfill({ status: 502, contentType: 'text/html', body: 'Upstream went away today' }),
  );
  await page.getByRole('button', { name: '重试' }).click();
  await page.locator('.failed q', { hasText: 'Upstream went away today' }).waitFor();
  expect(await page.locator('.failed q[lang="en"]').count()).toBe(await page.locator('.failed q').count());
  expect(await english(page, '.failed')).toEqual([]);
});

/** Pixels that the page, or a table in it, is wider than there is room. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(
      ...[document.documentElement, ...document.querySelectorAll('.wide')].map(
        ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
      ),
    ),
  );

const field = (page: Page, label: string) => page.getByLabel(new RegExp(`^${label} `)).first();

test('a statement that breaks rules, and one that contradicts what is recorded', async () => {
  const page = await open('/record?kind=ApplicationAccepted&subject=amimestrocel', LOOK);
  const preview = page.getByRole('button', { name: '预览', exact: true });
  await field(page, '生效日').fill('2024-02-30');
  await preview.click();
  await page.locator('.field-broken', { hasText: '日历中没有“2024-02-30”这一天' }).waitFor();
  await page.locator('.failed dd', { hasText: '必填' }).first().waitFor();
  expect(await english(page, '.failed, .field-broken')).toEqual([]);
  const answer = await fetch(`${written()}/api/v1/events?productId=amimestrocel&type=ApplicationAccepted`);
  const [recorded] = ((await answer.json()) as { items: { data: Record<string, string> }[] }).items;
  await field(page, '生效日').fill('2001-01-01');
  await field(page, '标题').fill('受理品种信息');
  await field(page, '申请标识').fill(recorded!.data['applicationId']!);
  await field(page, '监管机构').fill(recorded!.data['agency']!);
  await page.getByLabel(/^申请类型 /).selectOption(recorded!.data['applicationKind']!);
  await preview.click();
  await page.getByRole('heading', { name: '与已有记录矛盾' }).waitFor();
  expect(await english(page, '.failed')).toEqual([]);
  await page.locator('.failed a', { hasText: '受理' }).click();
  await page.locator('.event h2', { hasText: '受理' }).waitFor();
});

test('the rows of a file that are refused, one by one', async () => {
  const page = await open('/record?view=file', LOOK);
  const rows = [
    '{"productId":"amimestrocel","type":"AliasAsserted","data":{}}',
    '{"productId":"nobody-knows-it","type":"AliasAsserted","source":{"title":"x"},"data":{"name":{"text":"y","kind":"code"}}}',
    'no JSON',
    '{"productId":"amimestrocel","type":"ApplicationAccepted","effectiveOn":"2024-02-30","source":{"title":"x"},"data":{"agency":"NMPA","applicationId":"a","applicationKind":"a-kind-of-its-own"}}',
  ];
  await page.getByLabel('文件', { exact: true }).setInputFiles({
    name: 'bad.ndjson',
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from(rows.join('\n')),
  });
  await page.getByRole('button', { name: '仅检查' }).click();
  await page.locator('tbody td', { hasText: '尚未登记' }).waitFor();
  expect(await english(page, 'section[aria-label="进度"] :is(p, th, td:not(:nth-child(3)))')).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test.each([
  ['an opened record', '/audit?event=94c13ab9-a9e5-599c-a395-a8ca2dc6a9b3', '.facts dt'],
  ['what differs', '/audit?view=changes&fromKnownAt=position:120&knownAt=position:146', '.facts dt'],
  ['an opened mark', '/products/remestemcel-l?event=92354082-300f-505f-91fa-a14fdb9d4915', '.detail dt'],
])('the fields of %s have names in Chinese', async (_what, path, names) => {
  const page = await open(path, LOOK);
  await page.locator(names).first().waitFor();
  await settled(page);
  const all = await page.locator(names).allInnerTexts();
  expect(all.filter((name) => !/\p{Script=Han}/u.test(name))).toEqual([]);
});
