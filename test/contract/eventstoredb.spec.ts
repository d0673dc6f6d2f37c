import { eventStoreDbFixture } from '../eventstoredb/eventstoredb-fixture.js';
import { type Server, startServer } from '../eventstoredb/server.js';
import { durableEventStoreContract, eventStoreContract } from './event-store.contract.js';

jest.setTimeout(120_000);

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());
const makeStore = () => eventStoreDbFixture(server.url);

eventStoreContract('eventstoredb', makeStore);
durableEventStoreContract('eventstoredb', makeStore);
