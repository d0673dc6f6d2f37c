import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorType } from '@eventstore/db-client';
import type { Connection } from './connection.js';
import type { Connections } from './connections.js';
import { asError, closedError, finalError, mayPass, typeOf, unavailable } from './failures.js';
import { pauseAfter, type Timing } from './timing.js';
import { within } from './within.js';

/** Runs calls on the connection that there is, and again where they failed in a way that may pass. */
export class Calls {
  private readonly closing = new AbortController();

  constructor(
    private readonly connections: Connections,
    readonly timing: Timing,
  ) {
    setMaxListeners(0, this.closing.signal);
  }

  get closed(): AbortSignal {
    return this.closing.signal;
  }

  close(): void {
    this.closing.abort(closedError());
  }

  /**
   * The connection that there is, or the one that is made next.
   * @throws SilenceError where it takes longer, StoreUnavailableError where the store is closed; what kept it from connecting
   */
  connected(patience: number): Promise<Connection> {
    return within(this.connections.get(), Math.max(1, patience), this.closed);
  }

  /**
   * @param act to be repeated without harm
   * @param patience for all attempts together, in milliseconds; a failure after that is the last
   * @throws StoreUnavailableError where none succeeds in time, access is denied, or the store is closed
   * @throws what an answer that stays says, such as a wrong revision
   */
  async run<T>(act: (connection: Connection) => Promise<T>, patience = this.timing.patience): Promise<T> {
    const end = Date.now() + patience;
    for (let failures = 1; ; failures++) {
      let connection: Connection | undefined;
      try {
        connection = this.connections.ready ?? (await this.connected(end - Date.now()));
        return await act(connection);
      } catch (thrown) {
        const error = asError(thrown);
        if (this.closed.aborted) throw closedError();
        if (!mayPass(error)) throw finalError(error);
        if (connection) this.giveUp(connection, error);
        const pause = pauseAfter(failures, this.timing);
        if (Date.now() + pause >= end) throw unavailable(error);
        await this.pause(pause);
      }
    }
  }

  /**
   * Runs a call once, where it is still wanted when there is a connection.
   * @throws what it fails with
   */
  async once<T>(act: (connection: Connection) => Promise<T>, unwanted: () => boolean): Promise<T> {
    const connection = this.connections.ready ?? (await this.connected(this.timing.patience));
    if (unwanted()) throw new Error('an earlier call has failed');
    try {
      return await act(connection);
    } catch (thrown) {
      const error = asError(thrown);
      if (mayPass(error)) this.giveUp(connection, error);
      throw error;
    }
  }

  /** Where another node turns out to lead, the client has turned to that one already. */
  giveUp(connection: Connection, error: Error): void {
    if (typeOf(error) !== ErrorType.NOT_LEADER) this.connections.giveUp(connection, error);
  }

  /** @throws StoreUnavailableError where the store is closed meanwhile */
  async pause(milliseconds: number): Promise<void> {
    try {
      await sleep(milliseconds, undefined, { signal: this.closed });
    } catch {
      throw closedError();
    }
  }
}
