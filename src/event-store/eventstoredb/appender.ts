import {
  ErrorType,
  type MaxAppendSizeExceededError,
  type WrongExpectedVersionError,
} from '@eventstore/db-client';
import { type Appended, EventTooLargeError, WrongExpectedRevisionError } from '../event-store.js';
import type { AppendPart } from './append-parts.js';
import type { Arrival, Arrivals } from './arrivals.js';
import type { Calls } from './calls.js';
import type { Connection } from './connection.js';
import type { Counting } from './counting.js';
import { asError, typeOf } from './failures.js';
import { inOrder } from './in-order.js';
import { Lanes } from './lanes.js';
import { proposedEvent } from './log-event.js';
import type { LogNames } from './log-names.js';
import type { Ordinals } from './ordinals.js';

/** Appends on the wire at once, of a megabyte at most each. */
const ON_THE_WIRE = 32;

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
   * Appends the parts of a request one after the other.
   * @throws WrongExpectedRevisionError, StoreUnavailableError, EventTooLargeError
   */
  async append(parts: readonly AppendPart[]): Promise<Appended> {
    const submitted: Submitted[] = [];
    for (const part of parts) submitted.push(await this.submit(part, (write) => this.calls.run(write)));
    return together(submitted);
  }

  /**
   * Appends requests in their order, each in its parts, many of them under way at a time. A refused one takes no other with it.
   * @throws StoreUnavailableError, EventTooLargeError; what stands before is recorded
   */
  async appendInOrder(
    requests: readonly (readonly AppendPart[])[],
  ): Promise<(Appended | WrongExpectedRevisionError)[]> {
    const submitted = await inOrder(requests.flat(), {
      send: (part, broken) => orRefused(this.submit(part, (write) => this.calls.once(write, broken))),
      resend: (part) => orRefused(this.submit(part, (write) => this.calls.run(write))),
      isRefusal: (result) => result instanceof WrongExpectedRevisionError,
      most: ON_THE_WIRE,
    });
    let next = 0;
    const answers: (Appended | WrongExpectedRevisionError)[] = [];
    for (const parts of requests) {
      const own = submitted.slice(next, (next += parts.length));
      const refused = own.find((part) => part instanceof WrongExpectedRevisionError);
      answers.push(refused ?? (await together(own as Submitted[])));
    }
    return answers;
  }

  /**
   * Resolves when the server has taken a part; its answer follows when it is counted.
   * @param attempt runs the writing of it, once or more often
   */
  private submit(
    part: AppendPart,
    attempt: (write: (connection: Connection) => Promise<void>) => Promise<void>,
  ): Promise<Submitted> {
    return this.lanes.run(() => this.submitNow(part, attempt));
  }

  private async submitNow(
    part: AppendPart,
    attempt: (write: (connection: Connection) => Promise<void>) => Promise<void>,
  ): Promise<Submitted> {
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
      await attempt((connection) => Promise.race([ours, this.write(part, connection)]));
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
    const counted = this.counting
      .arrival((arrived) => this.arrivals.onRevision(stream, lastRevision, arrived))
      .then(answer);
    // Whoever asked waits for it after the others; until then nobody holds it.
    counted.catch(() => undefined);
    return { counted };
  }

  /** The answer for events that were counted before they were sent. */
  private recorded({ stream, lastRevision }: AppendPart): Appended {
    const [position] = this.ordinals.positionsOf(stream, lastRevision);
    return { position: position!, revision: lastRevision, alreadyRecorded: true };
  }

  private write(part: AppendPart, connection: Connection): Promise<void> {
    const { stream, expectedRevision, events, correlation } = part;
    const append = connection.client.append({
      correlation,
      streamId: this.names.streamId(stream),
      expectedRevision,
      events: events.map((event) => proposedEvent(event, correlation)),
    });
    return connection.answer(append, this.calls.timing.attempt);
  }

  /** What the server refused, in the words of the port. */
  private refusal({ stream, expectedRevision, events }: AppendPart, thrown: unknown): Error {
    const error = asError(thrown);
    if (typeOf(error) === ErrorType.WRONG_EXPECTED_VERSION) {
      const { actualVersion } = error as WrongExpectedVersionError;
      // Asked about events that it has in part, a server does not always say where the stream is.
      const actual = typeof actualVersion === 'bigint' ? Number(actualVersion) : this.ordinals.headOf(stream);
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

/** The answer to a request whose parts were all taken. */
async function together(parts: readonly Submitted[]): Promise<Appended> {
  const answers = await Promise.all(parts.map(({ counted }) => counted));
  return { ...answers.at(-1)!, alreadyRecorded: answers.every(({ alreadyRecorded }) => alreadyRecorded) };
}

const orRefused = <T>(answer: Promise<T>): Promise<T | WrongExpectedRevisionError> =>
  answer.catch((error: unknown) => {
    if (error instanceof WrongExpectedRevisionError) return error;
    throw error;
  });
