import { channel } from 'node:diagnostics_channel';
import { WrongExpectedRevisionError, type AppendRequest, type EventStore } from './event-store.js';

/** One call that appended, or failed to. */
export interface AppendTold {
  readonly store: EventStore;
  readonly seconds: number;
  /** Ids of the events that it recorded. */
  readonly eventIds: readonly string[];
  readonly outcome: 'recorded' | 'conflict' | 'failed';
}

/** Tells an `AppendTold` for every append; whoever measures subscribes, and no adapter knows of it. */
export const APPENDS = channel('clockstop.store.append');

/** The store, telling what is appended through it; what it does inside it does not tell twice. */
export function telling(store: EventStore): EventStore {
  const outside: EventStore = new Proxy(store, {
    get(inside, name) {
      if (name === 'append') return append;
      if (name === 'appendAll') return appendAll;
      const member: unknown = Reflect.get(inside, name, inside);
      return typeof member === 'function' ? (member.bind(inside) as unknown) : member;
    },
  });
  const append: EventStore['append'] = (request) =>
    told(outside, store.append(request), () => idsOf(request));
  const appendAll: EventStore['appendAll'] = (requests) =>
    told(outside, store.appendAll(requests), (answers) =>
      requests.filter((_request, at) => !(answers[at] instanceof Error)).flatMap(idsOf),
    );
  return outside;
}

const idsOf = ({ events }: AppendRequest): string[] => events.map(({ id }) => id);

async function told<T>(
  store: EventStore,
  appending: Promise<T>,
  idsIn: (answer: T) => readonly string[],
): Promise<T> {
  const start = performance.now();
  const tell = (outcome: AppendTold['outcome'], eventIds: readonly string[]) =>
    APPENDS.publish({
      store,
      seconds: (performance.now() - start) / 1000,
      eventIds,
      outcome,
    } satisfies AppendTold);
  try {
    const answer = await appending;
    tell('recorded', idsIn(answer));
    return answer;
  } catch (error) {
    tell(error instanceof WrongExpectedRevisionError ? 'conflict' : 'failed', []);
    throw error;
  }
}
