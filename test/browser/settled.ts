import type { Page, Request } from 'playwright-core';

const underWay = new WeakMap<Page, Set<Request>>();

/** Notes which requests of a page are under way. */
export function watchRequests(page: Page): Page {
  const requests = new Set<Request>();
  underWay.set(page, requests);
  page.on('request', (request) => requests.add(request));
  const ended = (request: Request) => requests.delete(request);
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return page;
}

/** Waits until a page shows all it has: nothing is asked, nothing is awaited, and two frames later still nothing. */
export async function settled(page: Page): Promise<void> {
  const requests = underWay.get(page)!;
  await page.locator('main h1, .swagger-ui').first().waitFor();
  do {
    await page.waitForFunction(() => !document.querySelector('.waiting, [aria-busy="true"]'));
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    if (requests.size > 0) await Promise.all([...requests].map((request) => request.response()));
  } while (requests.size > 0 || (await page.locator('.waiting, [aria-busy="true"]').count()) > 0);
}
