import { ErrorType } from '@eventstore/db-client';
import { type Following, StoreDamagedError, StoreRefusedError } from '../event-store.js';
import type { Calls } from './calls.js';
import type { Connection } from './connection.js';
import { asError, closedError, finalError, SilenceError, typeOf, unavailable } from './failures.js';
import { logEvent, type LogEvent } from './log-event.js';
import type { LogNames } from './log-names.js';
import type { Ordinals } from './ordinals.js';
import { leave } from './read-call.js';
import { pauseAfter } from './timing.js';
import { within } from './within.js';
import type { Notice, ReadAnswer } from './wire/read-answer.js';
import { follow } from './wire/read-requests.js';

/** Events between two checkpoints of the filter, in windows of the server's; nobody resumes from one. */
const CHECKPOINT_INTERVAL = 1_000;

/** The server ended a subscription: its reader was too slow, or the node is going down. */
class DroppedError extends Error {
  override readonly name = 'DroppedError';
}

/**
 * The one subscription of a process: counts the events of the log as they come, and goes on after the last it has counted
 * whenever the subscription is lost, however often.
 */
export class Follower {
  /** Why it follows no longer: the log is damaged. */
  failure: StoreDamagedError | undefined;
  private status: Following['status'] = 'catching-up';
  private lastLive = Date.now();
  private lastError: Error | undefined;
  private running: Promise<void> = Promise.resolve();
  private interrupt: (cause: Error) => void = () => undefined;
  private becomeLive: () => void = () => undefined;
  private readonly firstLive = new Promise<void>((resolve) => (this.becomeLive = resolve));

  /** @param counted called for each event, in order */
  constructor(
    private readonly calls: Calls,
    private readonly names: LogNames,
    private readonly ordinals: Ordinals,
    private readonly counted: (event: LogEvent, position: number) => void,
  ) {}

  start(): void {
    this.running = this.follow();
  }

  get following(): Following {
    const behindMs = this.status === 'live' ? 0 : Date.now() - this.lastLive;
    return { status: this.status, position: this.ordinals.count, behindMs };
  }

  /**
   * Resolves when the log has been counted to its end.
   * @throws StoreRefusedError where access is denied, StoreDamagedError where the log is damaged
   * @throws StoreUnavailableError where nothing is counted for longer than the patience
   */
  async ready(): Promise<void> {
    for (let before = -1; ;) {
      try {
        await within(Promise.race([this.firstLive, this.running]), this.calls.timing.patience);
        if (this.failure) throw this.failure;
        if (this.calls.closed.aborted) throw closedError();
        return;
      } catch (error) {
        if (!(error instanceof SilenceError)) throw error;
        if (this.lastError && typeOf(this.lastError) === ErrorType.ACCESS_DENIED)
          throw new StoreRefusedError(finalError(this.lastError).message, { cause: this.lastError });
        if (this.ordinals.count === before) throw unavailable(this.lastError ?? error);
        before = this.ordinals.count;
      }
    }
  }

  /** Subscribes anew: what was written does not arrive. */
  restart(): void {
    this.interrupt(new SilenceError('the subscription has gone quiet'));
  }

  async close(): Promise<void> {
    this.interrupt(closedError());
    await this.running;
  }

  private async follow(): Promise<void> {
    for (let failures = 0; !this.calls.closed.aborted;) {
      const before = this.ordinals.count;
      let connection: Connection | undefined;
      try {
        connection = await this.calls.connected(Infinity);
        await this.followOn(connection);
      } catch (thrown) {
        const error = (this.lastError = asError(thrown));
        if (this.status === 'live') this.lastLive = Date.now();
        this.status = 'disconnected';
        if (error instanceof StoreDamagedError) {
          this.failure = error;
          return;
        }
        if (this.calls.closed.aborted) return;
        if (connection && !(error instanceof DroppedError)) this.calls.giveUp(connection, error);
        failures = this.ordinals.count > before ? 1 : failures + 1;
        await this.calls.pause(pauseAfter(failures, this.calls.timing)).catch(() => undefined);
      }
    }
  }

  /** @throws what ended the subscription */
  private async followOn(connection: Connection): Promise<never> {
    const { lost, client } = connection;
    const { count } = this.ordinals;
    const after = count > 0 ? this.ordinals.placeOf(count) : undefined;
    const request = follow(after, this.names.prefix, CHECKPOINT_INTERVAL);
    const call = await connection.answer(client.read(request), this.calls.timing.attempt);
    let giveUp: () => void = () => undefined;
    let late: NodeJS.Timeout | undefined;
    try {
      return await new Promise<never>((_, reject) => {
        giveUp = () => reject(lost.reason as Error);
        this.interrupt = reject;
        if (lost.aborted) giveUp();
        lost.addEventListener('abort', giveUp);
        late = setTimeout(
          () => reject(new SilenceError('the subscription was not confirmed')),
          this.calls.timing.attempt,
        );
        call.on('error', reject);
        call.on('end', () => reject(new DroppedError('the server ended the subscription')));
        call.on('data', (answer: ReadAnswer) => {
          if (answer === 'confirmed') clearTimeout(late);
          try {
            this.take(answer);
          } catch (error) {
            call.removeAllListeners('data');
            reject(asError(error));
          }
        });
      });
    } finally {
      clearTimeout(late);
      lost.removeEventListener('abort', giveUp);
      this.interrupt = () => undefined;
      leave(call);
    }
  }

  private take(answer: ReadAnswer): void {
    if (typeof answer === 'string') return this.hear(answer);
    const event = logEvent(answer, this.names);
    const position = event && this.ordinals.add(event);
    if (event && position !== undefined) this.counted(event, position);
  }

  private hear(notice: Notice): void {
    if (notice === 'confirmed' && this.status === 'disconnected') this.status = 'catching-up';
    else if (notice === 'caught-up') this.live();
    else if (notice === 'fell-behind') {
      this.lastLive = Date.now();
      this.status = 'catching-up';
    }
  }

  private live(): void {
    this.status = 'live';
    this.becomeLive();
  }
}
