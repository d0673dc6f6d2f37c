import { browsing, written } from './browser.js';
import { recordReviews } from './reviews.js';
import { settled } from './settled.js';

const { blank } = browsing(written);
beforeAll(() => recordReviews(written()));

/**
 * What these answer has no dates: how long the log is, with which keys it is signed, and the proof of an event, which
 * holds for the log as it is.
 */
const TIMELESS = /^\/api\/v1\/log\//;

// What is corrected is what stands now, so the forms that correct and retract are not among these.
const PAST = 'effectiveAt=2025-06-30&knownAt=position:400';
const EVENT = '94c13ab9-a9e5-599c-a395-a8ca2dc6a9b3';

test.each([
  '/review-times?groupBy=therapy-group&rows=["gene-therapy"]',
  '/review-times?figure=incidence&fromKnownAt=position:300',
  '/review-times?figure=boxes&groupBy=start-year',
  '/review-times?figure=counts&countedYear=2024&countedGroup=gene-therapy',
  '/week?week=2025-W20',
  '/deadlines',
  '/audit',
  `/audit?event=${EVENT}`,
  '/audit?view=changes&fromKnownAt=position:300',
])('in the past, %s fetches nothing that was learnt later', async (path) => {
  const page = await blank();
  const asked: URL[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname.startsWith('/api/') && !TIMELESS.test(url.pathname)) asked.push(url);
  });
  await page.goto(`${written()}${path}${path.includes('?') ? '&' : '?'}${PAST}`);
  await settled(page);
  expect(asked.length).toBeGreaterThan(0);
  for (const { pathname, searchParams } of asked)
    expect([pathname, searchParams.get('effectiveAt'), searchParams.get('knownAt')]).toEqual([
      pathname,
      '2025-06-30',
      'position:400',
    ]);
});
