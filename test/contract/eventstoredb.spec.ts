import { eventStoreDbFixture } from '../eventstoredb/eventstoredb-fixture.js';
import { durableEventStoreContract, eventStoreContract } from './event-store.contract.js';

const url = process.env['ESDB_URL']!;
const makeStore = () => eventStoreDbFixture(url);

jest.setTimeout(120_000);
eventStoreContract('eventstoredb', makeStore);
durableEventStoreContract('eventstoredb', makeStore);
