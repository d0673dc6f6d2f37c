import { checkSchedules } from './schedules/check.js';

/** What test/long runs in full. */
describe('whatever goes wrong with EventStoreDB', () => {
  it('every event is written once and seen once: 60 schedules of faults', async () => {
    await checkSchedules(Number(process.env['SEED'] ?? 1), Number(process.env['SCHEDULES'] ?? 60));
  }, 3_600_000);
});
