import { randomUUID } from 'node:crypto';
import type { EventStore, NewEvent, StoredEvent } from '../../src/event-store/event-store.js';

export interface StoreFixture {
  readonly store: EventStore;
  /** Closes the store and opens another on the same data. */
  readonly reopen?: () => Promise<EventStore>;
  /** Closes what is open and removes the data. */
  dispose(): Promise<void>;
}

export type MakeStore = () => Promise<StoreFixture>;

/**
 * An event that was never seen before, in the canonical form in which events are stored.
 * @param data with its keys in order
 */
export function event(data: unknown = {}): NewEvent {
  const id = randomUUID();
  const recorded = { at: '2026-11-22T08:00:00.000Z', by: 'contract' };
  return { id, body: JSON.stringify({ data, id, recorded, type: 'ContractTested', version: 1 }) };
}

export const events = (count: number): NewEvent[] => Array.from({ length: count }, (_, n) => event({ n }));

/** A store for each test of the surrounding block. */
export function useStore(makeStore: MakeStore): () => EventStore {
  let fixture: StoreFixture;
  beforeEach(async () => {
    fixture = await makeStore();
  });
  afterEach(() => fixture.dispose());
  return () => fixture.store;
}

export async function logOf(store: EventStore, afterPosition = 0): Promise<StoredEvent[]> {
  const log: StoredEvent[] = [];
  for await (const page of store.readAll(afterPosition)) log.push(...page);
  return log;
}

/** Reads to the end and keeps nothing. */
export async function drain(pages: AsyncIterable<readonly StoredEvent[]>): Promise<number> {
  let count = 0;
  for await (const page of pages) count += page.length;
  return count;
}

export const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
export const positionsOf = (list: readonly StoredEvent[]): number[] => list.map(({ position }) => position);

/** The whole numbers from one to another, both inclusive. */
export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** Events as they must read when they were appended, in this order, as the first of one stream. */
export const recordedAs = (stream: string, list: readonly NewEvent[], firstPosition = 1): StoredEvent[] =>
  list.map(({ id, body }, i) => ({ id, body, stream, revision: i, position: firstPosition + i }));
