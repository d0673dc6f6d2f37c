import {
  appendingChangesNoEarlierAnswer,
  aRestartChangesNothing,
  independentFactsMayArriveInAnyOrder,
} from '../as-of/metamorphic.js';

/** The laws of test/as-of on more histories, twice as long. */
describe('answers at different times and after different pasts, at full size', () => {
  const sizes = { histories: 2_000, size: 160 };

  it('never change at an earlier position when something is appended', () => {
    appendingChangesNoEarlierAnswer(sizes);
  }, 3_600_000);

  it('are the same after a restart from a snapshot as after a rebuild', () => {
    aRestartChangesNothing(sizes);
  }, 3_600_000);

  it('are the same at the end whatever the order in which independent facts arrived', () => {
    independentFactsMayArriveInAnyOrder(sizes);
  }, 3_600_000);
});
