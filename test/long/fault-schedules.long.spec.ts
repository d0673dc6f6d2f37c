import { checkSchedules } from '../eventstoredb/schedules/check.js';

/** What test/eventstoredb runs with every build, at full size; `SEED` and `SCHEDULES` repeat a part of it. */
describe('whatever goes wrong with EventStoreDB, at full size', () => {
  const first = Number(process.env['SEED'] ?? 1);
  const count = Number(process.env['SCHEDULES'] ?? 5_000);

  it(`every event is written once and seen once: ${count} schedules of faults from seed ${first}`, async () => {
    await checkSchedules(first, count);
  }, 14_400_000);
});
