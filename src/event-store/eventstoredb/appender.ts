import {
  ErrorType,
  NO_STREAM as NO_STREAM_YET,
  type MaxAppendSizeExceededError,
  type WrongExpectedVersionError,
} from '@eventstore/db-client';
import { type Appended, EventTooLargeError, NO_STREAM, WrongExpectedRevisionError } from '../event-store.js';
import type { AppendPart } from './append-parts.js';
import type { Arrival, Arrivals } from './arrivals.js';
import type { Calls } from './calls.js';
import type { Connection } from './connection.js';
import type { Counting } from './counting.js';
import { asError, typeOf } from './failures.js';
import { Lanes } from './lanes.js';
import { eventData } from './log-event.js';
import type { LogNames } from './log-names.js';
import type { Ordinals } from './ordinals.js';

/**
 * Appends on the wire at once. One fewer than fill the client's buffer: where it is full when the connection breaks, the client
 * rejects a promise that nobody holds.
 */
const ON_THE_WIRE = 15;

/** A part that the server has taken, or that was seen in the log. */
interface Submitted {
  /** Resolves when it is counted. */
  readonly counted: Promise<Appended>;
}

/**
 * Appends, each with an explicit revision and the ids of its events, so that it may be sent again whenever no answer comes:
 * the server then finds it written. What is written is seen in the log as well, and that is as good as an answer.
 */
export class Appender {
  private readonly lanes = new Lanes(ON_THE_WIRE);

  constructor(
    private readonly calls: Calls,
    private readonly names: LogNames,
    private readonly ordinals: Ordinals,
    private readonly arrivals: Arrivals,
    private readonly counting: Counting,
  ) {}

  /**
   * Resolves when the server has taken a request; its answer follows when it is counted.
   * @param parts of the request, in order
   * @throws WrongExpectedRevisionError, StoreUnavailableError, EventTooLargeError
   */
  async submit(parts: readonly AppendPart[]): Promise<Submitted> {
    const counted: Promise<Appended>[] = [];
    for (const part of parts) {
      const submitted = await this.lanes.run(() => this.submitPart(part));
      // Whoever asked waits for all of them together, below.
      submitted.counted.catch(() => undefined);
      counted.push(submitted.counted);
    }
    const all = Promise.all(counted).then((answers) => ({
      ...answers.at(-1)!,
      alreadyRecorded: answers.every(({ alreadyRecorded }) => alreadyRecorded),
    }));
    all.catch(() => undefined);
    return { counted: all };
  }

  private async submitPart(part: AppendPart): Promise<Submitted> {
    const { stream, lastRevision, correlation } = part;
    const before = this.ordinals.headOf(stream) >= lastRevision ? this.recorded(part) : undefined;
    let arrival: Arrival | undefined;
    let seen: () => void = () => undefined;
    const ours = new Promise<void>((resolve) => (seen = resolve));
    const stop = this.arrivals.onRevision(stream, lastRevision, (arrived) => {
      arrival = arrived;
      if (arrived.correlation === correlation) seen();
    });
    try {
      await this.calls.run((connection) => Promise.race([ours, this.write(part, connection)]));
    } catch (error) {
      throw this.refusal(part, error);
    } finally {
      stop();
    }
    if (before) return { counted: Promise.resolve(before) };
    const answer = (arrived: Arrival): Appended => ({
      position: arrived.position,
      revision: lastRevision,
      alreadyRecorded: arrived.correlation !== correlation,
    });
    if (arrival) return { counted: Promise.resolve(answer(arrival)) };
    const counted = this.counting.arrival((arrived) =>
      this.arrivals.onRevision(stream, lastRevision, arrived),
    );
    return { counted: counted.then(answer) };
  }

  /** The answer for events that were counted before they were sent. */
  private recorded({ stream, lastRevision }: AppendPart): Appended {
    const [position] = this.ordinals.positionsOf(stream, lastRevision);
    return { position: position!, revision: lastRevision, alreadyRecorded: true };
  }

  private async write(part: AppendPart, connection: Connection): Promise<void> {
    const { stream, expectedRevision, events, correlation } = part;
    const append = connection.client.appendToStream(
      this.names.streamId(stream),
      events.map((event) => eventData(event, correlation)),
      { expectedRevision: expectedRevision === NO_STREAM ? NO_STREAM_YET : BigInt(expectedRevision) },
    );
    await connection.answer(append, this.calls.timing.attempt);
  }

  /** What the server refused, in the words of the port. */
  private refusal({ stream, expectedRevision, events }: AppendPart, thrown: unknown): Error {
    const error = asError(thrown);
    if (typeOf(error) === ErrorType.WRONG_EXPECTED_VERSION) {
      const { actualVersion } = error as WrongExpectedVersionError;
      const said = typeof actualVersion === 'bigint' ? Number(actualVersion) : NO_STREAM;
      // Asked about events that it has in part, a server does not always say where the stream is.
      const actual = Math.max(said, this.ordinals.headOf(stream));
      return new WrongExpectedRevisionError(stream, expectedRevision, actual);
    }
    if (typeOf(error) === ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED) {
      const { maxAppendSize } = error as MaxAppendSizeExceededError;
      const bytes = events.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
      return new EventTooLargeError(events[0]!.id, bytes, maxAppendSize);
    }
    return error;
  }
}
