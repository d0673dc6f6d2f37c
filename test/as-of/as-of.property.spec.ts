import { checkAgainstTheNaiveModel } from './naive-agreement.js';

/** The seed and the shrunk history are in the message of a failure; test/long runs twenty times as many. */
describe('the register on any pair of dates', () => {
  it('answers like the naive model, byte for byte: 1,000 histories, 20 pairs of dates each', () => {
    checkAgainstTheNaiveModel({ histories: 1_000, pairs: 20, size: 64 });
  }, 120_000);
});
