import { requestIdOf } from '../../src/observing/index.js';
import { Service } from '../http/service.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let service: Service;
beforeAll(async () => (service = await Service.start()));
afterAll(() => service.close());

test.each(['abc', 'a-b_c.d:e', 'urn:uuid:94c13ab9', 'x'.repeat(128)])(
  'a request called %s is answered under that name, whatever the answer is',
  async (name) => {
    for (const path of ['products', 'products?nothing=1', '/nowhere'])
      expect((await service.get(path, { 'x-request-id': name })).headers['x-request-id']).toBe(name);
  },
);

test('a request that is part of a trace is called by it, unless it has a name of its own', () => {
  const traceparent = `00-${TRACE}-b7ad6b7169203331-01`;
  expect(requestIdOf({ headers: { traceparent } })).toBe(TRACE);
  expect(requestIdOf({ headers: { traceparent, 'x-request-id': 'mine' } })).toBe('mine');
});

test.each([
  ['', ''],
  ['two words', ''],
  ['a\nb', ''],
  ['"quoted"', ''],
  ['-begins-with-a-dash', ''],
  ['x'.repeat(129), ''],
  ['', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`],
  ['', `00-${TRACE}-${'0'.repeat(16)}-01`],
  ['', `ff-${TRACE}-b7ad6b7169203331-01`],
  ['', TRACE],
])('what is no name (%j, %j) is passed over, and the request gets one', (name, traceparent) => {
  expect(requestIdOf({ headers: { 'x-request-id': name, traceparent } })).toMatch(UUID);
});
