import { checkAgainstTheNaiveModel } from '../as-of/naive-agreement.js';

/** What test/as-of runs with every build, at full size. */
describe('the register on any pair of dates, at full size', () => {
  it('answers like the naive model, byte for byte: 20,000 histories, 20 pairs of dates each', () => {
    checkAgainstTheNaiveModel({ histories: 20_000, pairs: 20, size: 80 });
  }, 7_200_000);
});
