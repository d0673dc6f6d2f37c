import { checkSchedules } from './schedules/check.js';

/** A part of what test/long runs in full. */
describe('whatever goes wrong with EventStoreDB', () => {
  it('every event is written once and seen once: 60 schedules of faults', async () => {
    await checkSchedules(1, 60);
  }, 600_000);
});
