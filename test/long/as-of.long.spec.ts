import {
  appendingChangesNoEarlierAnswer,
  aRestartChangesNothing,
  independentFactsMayArriveInAnyOrder,
} from '../as-of/metamorphic.js';
import { checkAgainstTheNaiveModel } from '../as-of/naive-agreement.js';

/** What test/as-of runs with every build, at full size. */
describe('the register on any pair of dates, at full size', () => {
  it('answers like the naive model, byte for byte: 20,000 histories, 20 pairs of dates each', () => {
    checkAgainstTheNaiveModel({ histories: 20_000, pairs: 20, size: 80 });
  }, 3_600_000);

  it('keeps the laws between answers on 2,000 longer histories', () => {
    const sizes = { histories: 2_000, size: 160 };
    appendingChangesNoEarlierAnswer(sizes);
    aRestartChangesNothing(sizes);
    independentFactsMayArriveInAnyOrder(sizes);
  }, 3_600_000);
});
