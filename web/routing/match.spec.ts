import { match } from './match.js';

test.each([
  ['/', '/', {}],
  ['/products/:productId', '/products/nouvneu001', { productId: 'nouvneu001' }],
  ['/products/:productId', '/products/a%20b', { productId: 'a b' }],
  ['/products/:productId', '/products/', undefined],
  ['/products/:productId', '/products/a/b', undefined],
  ['/week', '/weeks', undefined],
])('%s in %s is %j', (pattern, path, values) => expect(match(pattern, path)).toEqual(values));
