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
import type { ProposedEvent, WireAppend } from './wire/append-request.js';
import { readLast } from './wire/read-requests.js';

type Said = Pick<ProposedEvent, 'type' | 'contentType' | 'data'>;

/** What a stream's metadata stream, `$$<name>`, says for the server to keep the last event alone. */
const KEEP_LAST: Said = {
  type: '$metadata',
  contentType: 'application/json',
  data: Buffer.from('{"$maxCount":1}'),
};

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
    const event = { type: 'Checkpoint', contentType: BYTES, data: Buffer.from(body) };
    const actual = await this.append(stream, expectedRevision, event);
    if (actual !== expectedRevision) throw new WrongExpectedRevisionError(name, expectedRevision, actual);
    if (expectedRevision === NO_CHECKPOINT) await this.append(`$$${stream}`, NO_CHECKPOINT, KEEP_LAST);
    return expectedRevision + 1;
  }

  /** @returns the revision that the stream was at; the event is appended where that is the expected one */
  private async append(streamId: string, expectedRevision: number, event: Said): Promise<number> {
    const append: WireAppend = {
      correlation: randomUUID(),
      streamId,
      expectedRevision,
      events: [{ ...event, id: randomUUID(), metadata: new Uint8Array() }],
    };
    try {
      await this.calls.run((connection) =>
        connection.answer(connection.client.append(append), this.calls.timing.attempt),
      );
      return expectedRevision;
    } catch (thrown) {
      const error = asError(thrown);
      if (typeOf(error) !== ErrorType.WRONG_EXPECTED_VERSION) throw error;
      const { actualVersion } = error as WrongExpectedVersionError;
      return typeof actualVersion === 'bigint' ? Number(actualVersion) : NO_CHECKPOINT;
    }
  }
}
