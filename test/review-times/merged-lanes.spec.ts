import { logOf, registered } from '#projections/log.fixture.js';
import { epochDay } from '#events/edtf.js';
import { indexOf, linesAt } from './indexed.js';

const received = (productId: string, agency: string, on: string) => ({
  type: 'ApplicationReceived',
  productId,
  on,
  data: { applicationId: 'a', agency, applicationKind: 'BLA' },
});

describe('an application that two products had under one number, at two agencies, once they are one', () => {
  const merge = { type: 'ProductMerged', productId: 'q', on: '2024-03-01', data: { into: 'p' } };
  const pair = { day: epochDay('2024-12-31'), position: 5 };

  it.each([
    ['recorded last', [received('q', 'FDA', '2024-01-01'), received('p', 'NMPA', '2024-02-01')]],
    ['recorded first', [received('p', 'NMPA', '2024-02-01'), received('q', 'FDA', '2024-01-01')]],
  ])('is filed under the agency of its latest fact, be that %s', (_, facts) => {
    const log = logOf(registered('p'), registered('q'), ...facts, merge);
    expect(linesAt(indexOf(log, 'receipt-to-approval'), pair)).toEqual([
      expect.stringMatching(/^"pending 365 365" "NMPA"/),
    ]);
  });
});
