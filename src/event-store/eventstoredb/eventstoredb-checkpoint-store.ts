import { randomUUID } from 'node:crypto';
import { ErrorType, type WrongExpectedVersionError } from '@eventstore/db-client';
import { checkWrite } from '../checkpoints/checkpoint-rules.js';
import { type Checkpoint, CheckpointStore, NO_CHECKPOINT } from '../checkpoints/checkpoint-store.js';
import { StoreDamagedError, WrongExpectedRevisionError } from '../event-store.js';
import type { Calls } from './calls.js';
import { asError, typeOf } from './failures.js';
import { BYTES } from './log-event.js';
import type { LogNames } from './log-names.js';
import { collect } from './read-call.js';
import type { WireAppend } from './wire/append-request.js';
import { readLast } from './wire/read-requests.js';

/** Keeps each checkpoint in a stream of its own, of which the server keeps the last event alone. */
export class EventStoreDbCheckpointStore extends CheckpointStore {
  override readonly shared = true;

  constructor(
    private readonly calls: Calls,
    private readonly names: LogNames,
  ) {
    super();
  }

  override read(name: string): Promise<Checkpoint | undefined> {
    return this.calls.run(async (connection) => {
      const request = readLast(this.names.checkpointId(name));
      const [last] = await collect(connection, request, this.calls.timing.attempt);
      if (!last) return undefined;
      if (last.contentType !== BYTES)
        throw new StoreDamagedError(`The checkpoint "${name}" was not written by Clockstop.`);
      return { revision: last.revision, body: Buffer.from(last.data).toString() };
    });
  }

  override async write(name: string, expectedRevision: number, body: string): Promise<number> {
    checkWrite(name, expectedRevision, body);
    const stream = this.names.checkpointId(name);
    const append: WireAppend = {
      correlation: randomUUID(),
      streamId: stream,
      expectedRevision,
      events: [
        {
          id: randomUUID(),
          type: 'Checkpoint',
          contentType: BYTES,
          data: Buffer.from(body),
          metadata: new Uint8Array(),
        },
      ],
    };
    try {
      await this.calls.run((connection) =>
        connection.answer(connection.client.append(append), this.calls.timing.attempt),
      );
    } catch (thrown) {
      const error = asError(thrown);
      if (typeOf(error) !== ErrorType.WRONG_EXPECTED_VERSION) throw error;
      const { actualVersion } = error as WrongExpectedVersionError;
      const actual = typeof actualVersion === 'bigint' ? Number(actualVersion) : NO_CHECKPOINT;
      throw new WrongExpectedRevisionError(name, expectedRevision, actual);
    }
    if (expectedRevision === NO_CHECKPOINT) await this.keepLastOnly(stream);
    return expectedRevision + 1;
  }

  private keepLastOnly(stream: string): Promise<unknown> {
    return this.calls.run((connection) =>
      connection.answer(
        connection.client.setStreamMetadata(stream, { maxCount: 1 }),
        this.calls.timing.attempt,
      ),
    );
  }
}
