import { inOrder } from './in-order.js';

/** What an append was refused with, as a result. */
interface Taken {
  readonly took: number;
}
const refused = (n: number): Taken => ({ took: -n });

describe('items that are sent in order, many at a time', () => {
  it('are sent again where they were refused because one before them had failed', async () => {
    // Each is taken only after the one before it, as appends to one stream are.
    let taken = 0;
    let failures = 1;
    const take = (n: number): Taken => (n === taken + 1 ? { took: (taken = n) } : refused(n));
    const results = await inOrder([1, 2, 3, 4], {
      send: (n) => (n === 2 && failures-- > 0 ? Promise.reject(new Error('busy')) : Promise.resolve(take(n))),
      resend: (n) => Promise.resolve(take(n)),
      isRefusal: ({ took }) => took < 0,
      most: 4,
    });
    expect(results).toEqual([{ took: 1 }, { took: 2 }, { took: 3 }, { took: 4 }]);
  });

  it('stay refused where nothing before them has failed', async () => {
    const resent: number[] = [];
    const results = await inOrder([1, 2, 3], {
      send: (n) =>
        n === 3 ? Promise.reject(new Error('busy')) : Promise.resolve(n === 1 ? refused(1) : { took: n }),
      resend: (n) => Promise.resolve({ took: resent.push(n) && n }),
      isRefusal: ({ took }) => took < 0,
      most: 3,
    });
    expect(results).toEqual([{ took: -1 }, { took: 2 }, { took: 3 }]);
    expect(resent).toEqual([3]);
  });
});
