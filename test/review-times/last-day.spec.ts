import { Service } from '../http/service.js';

/** On the last day there is, what is pending has been so for some eight thousand years. */
const LAST = '9999-12-31';
const source = { title: 'A test' };

let service: Service;
beforeAll(async () => {
  service = await Service.start();
  for (const productId of ['p', 'q']) {
    await service.post('products', { productId, source, names: [{ text: productId, kind: 'code' }] });
    const { status } = await service.post(`products/${productId}/acceptances`, {
      ...{ applicationId: productId, agency: 'NMPA', applicationKind: 'NDA', source },
      effectiveOn: '2024-01-15',
    });
    expect(status).toBe(201);
  }
});
afterAll(() => service.close());

test.each(['', '&groupBy=agency', '&groupBy=agency,application-kind'])(
  'reviews pending then are counted%s, now and as of the position, without counters for each of those days',
  async (grouping) => {
    const before = process.memoryUsage().arrayBuffers;
    for (const known of ['', '&knownAt=position:4']) {
      const { status, text, body } = await service.get(
        `review-times?measure=acceptance-to-marketing-approval&effectiveAt=${LAST}${grouping}${known}`,
      );
      expect([known, status, status === 200 ? '' : text]).toEqual([known, 200, '']);
      expect([known, body.groups[0].counts.pending]).toEqual([known, 2]);
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 26);
  },
);

test('what changed between today and then is told', async () => {
  const { status, text } = await service.get(
    `review-times/explain?measure=acceptance-to-marketing-approval&fromEffectiveAt=2026-01-01&effectiveAt=${LAST}`,
  );
  expect([status, status === 200 ? '' : text]).toEqual([200, '']);
});
