import type { Client } from './client.js';
import { Connection } from './connection.js';
import { asError, closedError } from './failures.js';
import { within } from './within.js';

/** Longest time for finding a node and connecting to it, in milliseconds: several seeds may have to be asked. */
const CONNECTING = 30_000;
/** Longest time for the calls of a client that is given up to end. */
const ENDING = 2_000;

/**
 * The one client of the store, made anew after it failed. There is never a second one beside it: the client library keeps the
 * appends of all its clients in one table, and an error of one clears it under the other.
 */
export class Connections {
  private next: Promise<Connection> | undefined;
  private current: Connection | undefined;
  private ended: Promise<void> = Promise.resolve();
  private readonly closing = new AbortController();

  constructor(private readonly makeClient: () => Client) {}

  /** @throws what kept it from connecting; the next call tries anew */
  get(): Promise<Connection> {
    if (this.closing.signal.aborted) return Promise.reject(closedError());
    this.next ??= this.connect();
    return this.next;
  }

  /** The connection that there is; undefined where there is none yet. */
  get ready(): Connection | undefined {
    return this.current;
  }

  /** Gives a connection up that has failed. Every call on it ends with the cause. */
  giveUp(connection: Connection, cause: Error): void {
    connection.giveUp(cause);
    if (connection !== this.current) return;
    this.current = this.next = undefined;
    this.ended = connection.client.shut(ENDING);
  }

  async close(): Promise<void> {
    this.closing.abort(closedError());
    if (this.current) this.giveUp(this.current, closedError());
    await this.next?.catch(() => undefined);
    await this.ended;
  }

  private async connect(): Promise<Connection> {
    await this.ended;
    const client = this.makeClient();
    try {
      await within(client.connect(), CONNECTING, this.closing.signal);
      return (this.current = new Connection(client));
    } catch (error) {
      this.next = undefined;
      this.ended = client.shut(ENDING);
      throw asError(error);
    }
  }
}
