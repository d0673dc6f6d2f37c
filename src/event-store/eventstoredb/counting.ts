import { StoreUnavailableError } from '../event-store.js';
import type { Arrival, Arrivals } from './arrivals.js';
import type { Calls } from './calls.js';
import { closedError } from './failures.js';
import type { Follower } from './follower.js';
import type { Ordinals } from './ordinals.js';

/** Waits for what has been written to be counted, as long as the count goes on. */
export class Counting {
  constructor(
    private readonly calls: Calls,
    private readonly ordinals: Ordinals,
    private readonly arrivals: Arrivals,
    private readonly follower: Follower,
  ) {}

  /** Resolves when a stream is counted up to this revision. @throws StoreUnavailableError where the count stands still */
  async revision(stream: string, revision: number): Promise<void> {
    if (this.ordinals.headOf(stream) >= revision) return;
    await this.arrival((arrived) => this.arrivals.onRevision(stream, revision, arrived));
  }

  /** Waits for a position, but not longer than the patience. */
  position(position: number, patience: number): Promise<void> {
    if (this.ordinals.count >= position) return Promise.resolve();
    return new Promise((resolve) => {
      const settle = (): void => {
        clearTimeout(late);
        stop();
        resolve();
      };
      const late = setTimeout(settle, patience);
      const stop = this.arrivals.onPosition(position, settle);
    });
  }

  /**
   * What is called back with, in its time. Where nothing at all is counted for a while, the subscription is made anew; a server
   * may have forgotten it.
   * @throws StoreUnavailableError where that does not help, or the store is closed
   */
  arrival(listen: (arrived: (arrival: Arrival) => void) => () => void): Promise<Arrival> {
    const { attempt, patience } = this.calls.timing;
    return new Promise((resolve, reject) => {
      let counted = this.ordinals.count;
      let quietMs = 0;
      const settle = (act: () => void): void => {
        clearInterval(watch);
        this.calls.closed.removeEventListener('abort', close);
        stop();
        act();
      };
      const close = (): void => settle(() => reject(this.follower.failure ?? closedError()));
      const watch = setInterval(() => {
        if (this.follower.failure) close();
        quietMs = this.ordinals.count > counted ? 0 : quietMs + attempt;
        counted = this.ordinals.count;
        if (quietMs >= patience) settle(() => reject(uncounted()));
        else if (quietMs >= attempt) this.follower.restart();
      }, attempt);
      this.calls.closed.addEventListener('abort', close);
      const stop = listen((arrival) => settle(() => resolve(arrival)));
      if (this.calls.closed.aborted || this.follower.failure) close();
    });
  }
}

const uncounted = (): StoreUnavailableError =>
  new StoreUnavailableError(
    'EventStoreDB has taken it, but does not say at which position it stands. The same request again finds it recorded.',
  );
