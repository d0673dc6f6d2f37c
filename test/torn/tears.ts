import { StoreDamagedError, StoreRefusedError } from '../../src/event-store/event-store.js';
import { TornStore } from './torn-store.js';

/**
 * Tears the files of a store at their ends: whatever is torn, the log is whole up to a commit, none that is whole in the file
 * is missing, and where that cannot be, the store says so and gives nothing.
 * @param step bytes between two places
 */
export function tearsAreSurvived(step: number): void {
  describe.each(['gone', 'zeroes'] as const)('where the end of the write-ahead log is %s', (rest) => {
    it('every commit that is whole in it is there, and no part of another', async () => {
      const store = await TornStore.stopped();
      const { log, commits } = store;
      const from = commits[0]!.bytes;
      const to = commits.at(-1)!.bytes;
      const boundaries = commits.flatMap(({ bytes }) => [bytes - 1, bytes, bytes + 1]);
      for (const bytes of new Set([...places(from, to, step), ...boundaries.filter((at) => at <= to)])) {
        const whole = commits.findLast((commit) => commit.bytes <= bytes)?.events ?? 0;
        expect({ bytes, log: await store.withLogCut(bytes, rest) }).toEqual({
          bytes,
          log: log.slice(0, whole),
        });
      }
      store.remove();
    });
  });

  it('where the end of the database is gone, the store is refused, or says that it is damaged', async () => {
    const store = await TornStore.closed();
    for (const bytes of places(1, store.databaseBytes - 1, step)) {
      const answer = await store.withDatabaseCut(bytes);
      const clear = answer instanceof StoreRefusedError || answer instanceof StoreDamagedError;
      expect({ bytes, answer, clear }).toMatchObject({ clear: true });
      expect((answer as Error).message).toContain('events.db');
    }
    expect(await store.withDatabaseCut(store.databaseBytes)).toEqual(store.log);
    store.remove();
  });
}

function places(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.ceil((to - from + 1) / step) }, (_, i) => from + i * step);
}
