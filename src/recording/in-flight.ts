import { Injectable } from '@nestjs/common';

/**
 * Writes that have begun and not ended. Their events carry an instant already and may still land at a later
 * position, so a question "as known at that instant" waits for them, lest its answer change afterwards.
 */
@Injectable()
export class InFlight {
  private readonly writes = new Set<Promise<unknown>>();

  track<T>(write: Promise<T>): Promise<T> {
    this.writes.add(write);
    const done = () => this.writes.delete(write);
    write.then(done, done);
    return write;
  }

  /** Resolves when every write that has begun by now has ended, well or badly. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.writes]);
  }
}
