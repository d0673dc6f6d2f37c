import { randomUUID } from 'node:crypto';
import { BACKWARDS, binaryEvent, END, EventStoreDBClient, NO_STREAM } from '@eventstore/db-client';

/** The client library with nothing around it: it appends the same bytes, and drops what it reads. */
export class BareClient {
  constructor(url) {
    this.client = EventStoreDBClient.connectionString(url);
  }

  /** @param stream a new one each time */
  append(stream, events, expectedRevision = NO_STREAM) {
    return this.client.appendToStream(
      stream,
      events.map(({ body }) =>
        binaryEvent({
          id: randomUUID(),
          type: 'Event',
          data: Buffer.from(body),
          metadata: { $correlationId: randomUUID() },
        }),
      ),
      { expectedRevision },
    );
  }

  /** Reads all of $all. @returns how many events it saw */
  async readAll() {
    let seen = 0;
    for await (const _ of this.client.readAll()) seen++;
    return seen;
  }

  /** Connects, and learns what the server can do. */
  async warmUp() {
    await this.append(`warm-up-${randomUUID()}`, [{ body: '{}' }]);
    // To its end: the client waits for ever, when it is closed, for a read that was left in the middle.
    for await (const _ of this.client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 }))
      continue;
  }

  close() {
    return this.client.dispose();
  }
}
