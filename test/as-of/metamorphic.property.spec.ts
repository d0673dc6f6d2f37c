import {
  appendingChangesNoEarlierAnswer,
  aRestartChangesNothing,
  independentFactsMayArriveInAnyOrder,
} from './metamorphic.js';

describe('answers at different times and after different pasts', () => {
  const sizes = { histories: 80, size: 80 };

  it('never change at an earlier position when something is appended', () => {
    appendingChangesNoEarlierAnswer(sizes);
  }, 60_000);

  it('are the same after a restart from a snapshot as after a rebuild', () => {
    aRestartChangesNothing(sizes);
  }, 60_000);

  it('are the same at the end whatever the order in which independent facts arrived', () => {
    independentFactsMayArriveInAnyOrder(sizes);
  }, 60_000);
});
