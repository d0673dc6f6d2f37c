import { setTimeout as sleep } from 'node:timers/promises';
import { getSQLiteEventStore, readMessagesBatch, sqliteConnection } from '@event-driven-io/emmett-sqlite';

/** @event-driven-io/emmett-sqlite on a file of its own. */
export async function emmettStore(file) {
  const store = getSQLiteEventStore({ fileName: file, schema: { autoMigration: 'CreateOrUpdate' } });
  return {
    append: (stream, events) => patiently(() => store.appendToStream(stream, events.map(asMessage))),
    /** Every message in order, in pages of 2,000. @returns how many there were */
    async replay() {
      const connection = sqliteConnection({ fileName: file });
      let after = 0n;
      let seen = 0;
      for (let more = true; more;) {
        const batch = await readMessagesBatch(connection, { after, batchSize: 2000 });
        seen += batch.messages.length;
        after = batch.currentGlobalPosition;
        more = batch.areEventsLeft && batch.messages.length > 0;
      }
      connection.close();
      return seen;
    },
  };
}

/** It now and then finds its own file busy at a commit, and then nothing was written. */
async function patiently(append) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await append();
    } catch (error) {
      if (attempt === 10 || !String(error).includes('SQLITE_BUSY')) throw error;
      await sleep(attempt);
    }
  }
}

/** Our recorded events as its messages. */
const asMessage = ({ body }) => {
  const { type, data, ...metadata } = JSON.parse(body);
  return { type, data, metadata };
};
