import fc from 'fast-check';
import { canonicalEvent } from '#events/canonical.js';
import { streamOf } from '#events/subject.js';
import type { LoggedEvent } from '#projections/belief/belief.js';
import { leafHash } from '#projections/merkle/hashing.js';
import { MerkleLog } from '#projections/merkle/merkle-log.js';
import { type EventStore, loggedEvent } from '../../src/event-store/index.js';
import { MemoryEventStore } from '../../src/event-store/memory/memory-event-store.js';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import type { StoreFixture } from '../contract/fixture.js';
import { useFolder } from '../importing/fixture.js';
import { eventStoreDbFixture } from '../eventstoredb/eventstoredb-fixture.js';
import { type Server, startServer } from '../eventstoredb/server.js';
import { registerAnswers } from './compared.js';
import { bases, basisIn, folded } from './naive-agreement.js';
import { historyOf, moves } from './random-history.js';

/** What a store makes of a history: the log it hands out, and the root of its Merkle tree. */
interface Kept {
  readonly log: readonly LoggedEvent[];
  readonly root: string;
}

async function keep(store: EventStore, history: readonly LoggedEvent[]): Promise<Kept> {
  await store.appendAll(
    history.map(({ position: _position, revision, ...event }) => ({
      stream: streamOf(event),
      expectedRevision: revision - 1,
      events: [{ id: event.id, body: canonicalEvent(event) }],
    })),
  );
  const log: LoggedEvent[] = [];
  const tree = new MerkleLog();
  for await (const page of store.readAll(0))
    for (const stored of page) {
      log.push(loggedEvent(stored));
      tree.append(leafHash(stored.body));
    }
  return { log, root: Buffer.from(tree.root()).toString('hex') };
}

/** Every store answers the same and has the same root, whatever was recorded. */
export function storesAgree(histories: number): void {
  const folder = useFolder();
  let server: Server;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  let opened = 0;
  const embedded = (store: EventStore): Promise<StoreFixture> =>
    Promise.resolve({ store, dispose: () => store.close() });
  const stores = [
    () => embedded(new MemoryEventStore()),
    () => embedded(SqliteEventStore.open({ file: `${folder.path}/${opened++}.sqlite` })),
    () => eventStoreDbFixture(server.url),
  ];

  it(`has the same answers and the same root on every store: ${histories} histories`, async () => {
    await fc.assert(
      fc.asyncProperty(moves(64), bases(2), async (moved, pairs) => {
        const history = historyOf(moved);
        const kept: Kept[] = [];
        for (const make of stores) {
          const fixture = await make();
          try {
            kept.push(await keep(fixture.store, history));
          } finally {
            await fixture.dispose();
          }
        }
        const answersOf = ({ log }: Kept) =>
          pairs.map((pair) => registerAnswers(folded(log), log, basisIn(log, pair)));
        const [memory, ...others] = kept as [Kept, ...Kept[]];
        expect(memory.log).toEqual(history);
        for (const other of others) {
          expect(other.root).toBe(memory.root);
          expect(answersOf(other)).toEqual(answersOf(memory));
        }
      }),
      { numRuns: histories },
    );
  });
}
