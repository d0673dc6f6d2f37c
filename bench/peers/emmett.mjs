import { getSQLiteEventStore, readMessagesBatch, sqliteConnection } from '@event-driven-io/emmett-sqlite';

/** @event-driven-io/emmett-sqlite on a file of its own. */
export async function emmettStore(file) {
  const store = getSQLiteEventStore({ fileName: file, schema: { autoMigration: 'CreateOrUpdate' } });
  return {
    append: (stream, events, expectedStreamVersion) =>
      store.appendToStream(
        stream,
        events,
        expectedStreamVersion === undefined ? {} : { expectedStreamVersion },
      ),
    /** Every message in order, in pages of 2,000. @returns how many there were */
    async replay(each) {
      const connection = sqliteConnection({ fileName: file });
      let after = 0n;
      let seen = 0;
      for (let more = true; more;) {
        const batch = await readMessagesBatch(connection, { after, batchSize: 2000 });
        for (const message of batch.messages) each(message);
        seen += batch.messages.length;
        after = batch.currentGlobalPosition;
        more = batch.areEventsLeft && batch.messages.length > 0;
      }
      connection.close();
      return seen;
    },
  };
}

/** Our recorded events as its messages. */
export const asMessage = ({ body }) => {
  const { type, data, ...metadata } = JSON.parse(body);
  return { type, data, metadata };
};
