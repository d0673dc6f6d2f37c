import { browsing, bundled, contentOf, NARROW, written } from './browser.js';
import { settled } from './settled.js';

const { open, blank } = browsing(bundled);

const CORRECTED = '94c13ab9-a9e5-599c-a395-a8ca2dc6a9b3';

test('the history is narrowed by type and by period', async () => {
  const page = await open('/audit');
  await page.getByLabel('Type of event').selectOption('MarketingApproved');
  await page.getByLabel('Took effect from').fill('2025-01-01');
  await page.getByLabel('Took effect from').press('Enter');
  await page.locator('.history tbody tr').first().waitFor();
  await page.waitForURL(/effectiveFrom=2025-01-01/);
  expect(new URL(page.url()).searchParams.get('type')).toBe('MarketingApproved');
});

test('the proof of an event is checked by the browser', async () => {
  const page = await open(`/audit?event=${CORRECTED}`);
  await page.getByText(/Event 2 stands in the log of/).waitFor();
  expect(await page.locator('.checks li[data-verdict="true"]').count()).toBe(4);
});

test('an event that was tampered with on its way is found out', async () => {
  const page = await blank();
  await page.route('**/log/proof/**', async (route) => {
    const response = await route.fetch();
    const proof = (await response.json()) as { event: string };
    await route.fulfill({ response, json: { ...proof, event: proof.event.replace('2025-08', '2025-09') } });
  });
  await page.goto(`${bundled()}/audit?event=${CORRECTED}`);
  await page.getByText('The proof does not hold').waitFor();
  expect(await page.locator('.checks li[data-verdict="false"]').count()).toBe(2);
});

test('a key that the reader trusts instead is no key of this log', async () => {
  const page = await open(`/audit?event=${CORRECTED}&key=other`);
  await page.getByText('That is no verifier key').waitFor();
});

test('an event that is not there is told of once, and closed', async () => {
  const page = await open('/audit?event=00000000-0000-5000-8000-000000000000');
  await page.getByRole('heading', { name: 'Not found' }).waitFor();
  await settled(page);
  expect(await page.getByRole('alert').count()).toBe(1);
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await page.locator('.event').count()).toBe(0);
});

test('where it is narrow, each event of the history fits the window', async () => {
  const page = await open('/audit?type=DesignationGranted', { viewport: NARROW });
  await page.locator('.history tbody tr').first().waitFor();
  const { scrollWidth, clientWidth } = await page
    .locator('.wide')
    .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
});

test('what differs between two pairs of dates is shown side by side, with the reason', async () => {
  const page = await open('/audit?view=changes');
  await page.getByText('Choose an earlier pair of dates').waitFor();
  await page.getByLabel('Earlier: as known on').fill('position:136');
  await page.getByLabel('Earlier: as known on').press('Enter');
  await page.getByText('2025-08-15').first().waitFor();
  await page
    .getByText(/fast track designation was granted on August 15/)
    .first()
    .waitFor();
});

test('the bundle is taken under a name, and the taking is recorded', async () => {
  const page = await open(`${written()}/audit?view=log`);
  await page.getByLabel('Who takes it').fill('Li Wei 李伟');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the bundle' }).click(),
  ]);
  expect((await contentOf(download)).length).toBeGreaterThan(10_000);
  await page.goto(`${written()}/audit?type=RegisterExported`);
  await page.getByText('Li Wei 李伟').first().waitFor();
});

test('the week has the week before and the week after', async () => {
  const page = await open('/week?week=2025-W43');
  await page.getByRole('heading', { name: 'Week 2025-W43' }).waitFor();
  await page.getByRole('link', { name: /Week before/ }).click();
  await page.getByRole('heading', { name: 'Week 2025-W42' }).waitFor();
  await page.getByRole('link', { name: /Week after/ }).click();
  await page.getByRole('heading', { name: 'Week 2025-W43' }).waitFor();
});

test('what is due stands soonest first, and can be narrowed', async () => {
  const page = await open('/deadlines');
  await page.getByRole('link', { name: 'remestemcel-L' }).waitFor();
  await page.getByText(/overdue by/).waitFor();
  await page.getByLabel('Show', { exact: true }).selectOption('false');
  await page.getByText('Nothing is due at these dates').waitFor();
});
