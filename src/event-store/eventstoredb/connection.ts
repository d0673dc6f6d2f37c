import type { Client } from './client.js';
import { asError, SilenceError } from './failures.js';

/** A client that is connected, until it is given up. */
export class Connection {
  private readonly ending = new AbortController();

  constructor(readonly client: Client) {}

  /** Aborts, with the cause, when it is given up. The client then ends some of its calls without a word. */
  get lost(): AbortSignal {
    return this.ending.signal;
  }

  giveUp(cause: Error): void {
    this.ending.abort(cause);
  }

  /**
   * What a call answers.
   * @param patience in milliseconds
   * @throws SilenceError where it does not answer in time; the cause where the connection is given up meanwhile
   */
  answer<T>(call: Promise<T>, patience: number): Promise<T> {
    return within(call, patience, this.lost);
  }
}

/** @throws SilenceError where it takes longer; the signal's reason where that aborts */
export function within<T>(call: Promise<T>, patience: number, signal?: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => settle(() => reject(signal!.reason as Error));
    const late = setTimeout(
      () => settle(() => reject(new SilenceError(`no answer within ${patience} ms`))),
      patience,
    );
    const settle = (act: () => void): void => {
      clearTimeout(late);
      signal?.removeEventListener('abort', abort);
      act();
    };
    call.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(asError(error))),
    );
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort);
  });
}
