import { checkOrdinal, checkRequest, judge } from '../append-rules.js';
import type { Appended, AppendRequest, StoredEvent, Subscription } from '../event-store.js';
import { EventStore, StoreUnavailableError, WrongExpectedRevisionError } from '../event-store.js';
import { logPages, PAGE_EVENTS } from '../log-pages.js';
import { Subscriptions } from '../subscriptions.js';
import { MemoryCheckpointStore } from './memory-checkpoint-store.js';

/** Keeps the log in memory, for tests and trials; it is gone with the process. */
export class MemoryEventStore extends EventStore {
  override readonly kind = 'memory';
  override readonly checkpoints = new MemoryCheckpointStore((act) => this.whileOpen(act));
  private readonly log: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly subscriptions = new Subscriptions((after, end) => this.page(after, end));
  private closed = false;

  /** @throws RangeError for a malformed request */
  override async append(request: AppendRequest): Promise<Appended> {
    const answer = (await this.appendAll([request]))[0]!;
    if (answer instanceof WrongExpectedRevisionError) throw answer;
    return answer;
  }

  /** @throws RangeError for a malformed request; nothing of any is recorded then */
  override appendAll(requests: readonly AppendRequest[]): Promise<(Appended | WrongExpectedRevisionError)[]> {
    return this.whileOpen(() => {
      requests.forEach(checkRequest);
      const answers = requests.map((request) => this.record(request));
      this.subscriptions.notify();
      return answers;
    });
  }

  override readStream(stream: string, fromRevision = 0): Promise<StoredEvent[]> {
    return this.whileOpen(() => {
      checkOrdinal(fromRevision);
      return (this.streams.get(stream) ?? []).slice(fromRevision);
    });
  }

  /** @throws StoreUnavailableError where the store is closed before the end is reached */
  override async *readAll(afterPosition: number): AsyncGenerator<readonly StoredEvent[], void, undefined> {
    checkOrdinal(afterPosition);
    yield* logPages(afterPosition, await this.head(), (after, end) =>
      this.whileOpen(() => this.page(after, end)),
    );
  }

  override readPositions(positions: readonly number[]): Promise<StoredEvent[]> {
    return this.whileOpen(() =>
      positions.map((position) => {
        const event = this.log[position - 1];
        if (!event) throw new RangeError(`the log has no position ${position}`);
        return event;
      }),
    );
  }

  /** @throws RangeError where it is not a position */
  override subscribe(afterPosition: number): Subscription {
    checkOrdinal(afterPosition);
    return this.subscriptions.start(afterPosition);
  }

  override head(): Promise<number> {
    return this.whileOpen(() => this.log.length);
  }

  override close(): Promise<void> {
    this.closed = true;
    this.subscriptions.close();
    return Promise.resolve();
  }

  private record(request: AppendRequest): Appended | WrongExpectedRevisionError {
    const { stream, expectedRevision, events } = request;
    const recorded = this.streams.get(stream) ?? [];
    const verdict = judge(request, recorded.length - 1, (from, to) => recorded.slice(from, to + 1));
    if (verdict instanceof WrongExpectedRevisionError) return verdict;
    if (verdict === 'write') {
      for (const { id, body } of events) {
        const revision = recorded.length;
        const event = Object.freeze({ stream, revision, position: this.log.length + 1, id, body });
        recorded.push(event);
        this.log.push(event);
      }
      this.streams.set(stream, recorded);
    }
    const last = recorded[expectedRevision + events.length]!;
    return {
      position: last.position,
      revision: last.revision,
      alreadyRecorded: verdict === 'already-recorded',
    };
  }

  private page(after: number, end: number): StoredEvent[] {
    return this.log.slice(after, Math.min(after + PAGE_EVENTS, end));
  }

  private async whileOpen<T>(act: () => T): Promise<T> {
    await Promise.resolve();
    if (this.closed) throw new StoreUnavailableError('the store is closed');
    return act();
  }
}
