/**
 * What is asked, and how often in a thousand readings. Each takes `{ pick, product, dates }`: one of a list, a product of the register, and
 * a random pair of dates as parameters.
 */
const MEASURES = [
  'acceptance-to-tacit-approval',
  'acceptance-to-express-decision',
  'acceptance-to-marketing-approval',
  'receipt-to-approval',
];
const AGENCIES = ['NMPA', 'FDA', 'EMA', 'PMDA'];
const WORDS = ['load', 'Amimatosa', '艾米迈托赛注射液', 'cell', 'Product load-1', 'nobody'];

const KINDS = [
  [150, 'products', ({ pick }) => `products?search=${encodeURIComponent(pick(WORDS))}&limit=20`],
  [60, 'products', ({ pick, dates }) => `products?agency=${pick(AGENCIES)}&limit=20&${dates()}`],
  [20, 'facets', ({ dates }) => `product-facets?${dates()}`],
  [120, 'product', ({ product }) => `products/${product()}`],
  [120, 'timeline', ({ product }) => `products/${product()}/timeline`],
  [150, 'as-of', ({ dates }) => `products/amimestrocel/timeline?${dates()}`],
  [60, 'history', ({ product }) => `products/${product()}/history`],
  [80, 'events', ({ pick, dates }) => `events?agency=${pick(AGENCIES)}&limit=50&${dates()}`],
  [30, 'applications', ({ dates }) => `applications?limit=50&${dates()}`],
  [30, 'deadlines', ({ dates }) => `deadlines?limit=50&${dates()}`],
  [
    60,
    'review-times',
    ({ pick, dates }) => `review-times?measure=${pick(MEASURES)}&groupBy=agency&${dates()}`,
  ],
  [30, 'spans', ({ pick, dates }) => `review-times/spans?measure=${pick(MEASURES)}&limit=50&${dates()}`],
  [15, 'counts', ({ dates }) => `review-times/counts?${dates()}`],
  [20, 'digest', ({ pick }) => `feeds/digest?week=202${pick([3, 4, 5])}-W${pick([11, 22, 33, 44])}`],
  [20, 'atom', ({ pick }) => `feeds/events.atom?agency=${pick(AGENCIES)}`],
  [10, 'json feed', () => 'feeds/events.json'],
  [20, 'checkpoint', () => 'log/checkpoint'],
  [2, 'export', ({ dates }) => `events?format=csv&${dates()}`],
  [1, 'export', ({ dates }) => `events?format=parquet&${dates()}`],
  [
    1,
    'export',
    ({ pick, dates }) => `review-times/spans?measure=${pick(MEASURES)}&format=parquet&${dates()}`,
  ],
  [0.5, 'export', ({ dates }) => `register?format=csv&${dates()}`],
  [0.25, 'export', () => 'register'],
  [0.25, 'export', () => 'log/bundle'],
];
const ALL = KINDS.reduce((sum, [weight]) => sum + weight, 0);

/** Each kind once: what a service is asked before it is measured against another. */
export const everyKind = (tools) => KINDS.map(([, , path]) => path(tools));

/** @returns the kind and the path of a question at random */
export function question(random, tools) {
  let left = random() * ALL;
  for (const [weight, kind, path] of KINDS) if ((left -= weight) < 0) return { kind, path: path(tools) };
  throw new RangeError('a random number of 1 or more');
}

/** @param first, head positions: the register is asked as of one between them */
export function toolsOf(random, { products, first, head }) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const two = (n) => String(1 + Math.floor(random() * n)).padStart(2, '0');
  return {
    pick,
    product: () => pick(products()),
    dates: () => {
      const effectiveAt = `${2021 + Math.floor(random() * 6)}-${two(12)}-${two(28)}`;
      return `effectiveAt=${effectiveAt}&knownAt=position:${first + Math.floor(random() * (1 + head() - first))}`;
    },
  };
}
