import { ADDRESSES } from '../addresses.js';
import { browsing, written } from '../browser.js';
import { recordReviews } from '../reviews.js';
import { walk } from './keys.js';

/** By Tab alone, through everything that a page has. */
const { open } = browsing(written);
beforeAll(() => recordReviews(written()));

/** The controls of these are those of another. */
const ALIKE = [
  'register-past',
  'register-changes',
  'product-changes',
  'product-past',
  'refused',
  'incidence',
];

describe.each([
  ...ADDRESSES.filter(([name]) => !ALIKE.includes(name)),
  ['rows', '/review-times?groupBy=therapy-group&rows=["gene-therapy"]'] as const,
  ['long-list', '/audit?agency=NMPA'] as const,
])('%s', (_name, path) => {
  test('Tab leads to every control in the order of the page, back again, and each shows that it has the focus', async () => {
    const page = await open(path);
    const { controls, forwards, backwards, unseen } = await walk(page);
    expect(forwards).toEqual(controls);
    expect(backwards).toEqual([...controls].reverse());
    expect(unseen).toEqual([]);
  });
});
