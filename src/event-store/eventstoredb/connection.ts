import { setMaxListeners } from 'node:events';
import type { Client } from './client.js';
import { asError } from './failures.js';
import { silence } from './within.js';

/** A client that is connected, until it is given up. */
export class Connection {
  private readonly ending = new AbortController();
  /** Calls that wait for an answer. A signal with a listener for each would cost more than the calls. */
  private readonly waiting = new Set<(cause: Error) => void>();

  constructor(readonly client: Client) {
    // As many as there are calls under way.
    setMaxListeners(0, this.ending.signal);
  }

  /** Aborts, with the cause, when it is given up. The client then ends some of its calls without a word. */
  get lost(): AbortSignal {
    return this.ending.signal;
  }

  giveUp(cause: Error): void {
    this.ending.abort(cause);
    for (const reject of this.waiting) reject(cause);
  }

  /**
   * What a call answers.
   * @param patience in milliseconds
   * @throws SilenceError where it does not answer in time; the cause where the connection is given up meanwhile
   */
  answer<T>(call: Promise<T>, patience: number): Promise<T> {
    if (this.lost.aborted) {
      call.catch(() => undefined);
      return Promise.reject(this.lost.reason as Error);
    }
    return new Promise<T>((resolve, reject) => {
      const fail = (cause: Error): void => {
        end();
        reject(cause);
      };
      const late = setTimeout(() => fail(silence(patience)), patience);
      const end = (): void => {
        clearTimeout(late);
        this.waiting.delete(fail);
      };
      this.waiting.add(fail);
      call.then(
        (value) => {
          end();
          resolve(value);
        },
        (error: unknown) => fail(asError(error)),
      );
    });
  }
}
