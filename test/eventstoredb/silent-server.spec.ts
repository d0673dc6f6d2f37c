import { setTimeout as sleep } from 'node:timers/promises';
import { clientMaker } from '../../src/event-store/eventstoredb/client-maker.js';
import { EventStoreDbEventStore } from '../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { TIMING } from '../../src/event-store/eventstoredb/timing.js';
import { EventStoreDbDouble, hangs, isUnavailable } from './double/index.js';
import { newLogName } from './eventstoredb-fixture.js';

const ACCESS = { ESDB_USER: '', ESDB_PASSWORD: '', ESDB_CA_FILE: '' };

let server: EventStoreDbDouble;
beforeEach(async () => {
  server = await EventStoreDbDouble.start();
});
afterEach(() => server.stop());

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !holds(); await sleep(2))
    if (Date.now() > end) throw new Error('it has not come to pass within 10 s');
}

const open = () =>
  EventStoreDbEventStore.open({
    makeClient: clientMaker({ ESDB_URL: server.url, ...ACCESS }),
    log: newLogName(),
    timing: TIMING,
  });

describe('a server that does not say what it can do', () => {
  it('holds no store that is closed, nor a connection of it', async () => {
    const store = await open();
    server.faults.next('features', hangs);
    server.faults.next('append', isUnavailable);
    const event = { id: '00000001-0000-5000-8000-000000000000', body: '{"n":1}' };
    const refused = expect(
      store.append({ stream: 's', expectedRevision: -1, events: [event] }),
    ).rejects.toThrow('the store is closed');
    await until(() => server.faults.pending === 0);
    await store.close();
    await refused;
    await until(() => server.members[0]!.connections === 0);
  });
});
