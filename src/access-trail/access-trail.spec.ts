import { readConfiguration } from '../configuration/index.js';
import { MemoryEventStore } from '../event-store/memory/memory-event-store.js';
import { Clock, InFlight } from '../recording/index.js';
import { AccessTrail } from './access-trail.js';

const introduced = {
  type: 'SigningKeyIntroduced',
  data: { keyId: '01020304', vkey: 'origin+01020304+key', algorithm: 'Ed25519' },
};

describe('a deed that is to be recorded once', () => {
  it('is, though several processes see at one time that it is not yet', async () => {
    const store = new MemoryEventStore();
    const read = store.readStream.bind(store);
    let readers = 0;
    let meet: () => void = () => undefined;
    const met = new Promise<void>((resolve) => (meet = resolve));
    jest.spyOn(store, 'readStream').mockImplementation(async (stream) => {
      const events = await read(stream);
      if (++readers === 3) meet();
      await met;
      return events;
    });
    const trails = [1, 2, 3].map(
      () => new AccessTrail(store, new Clock(), new InFlight(), readConfiguration({})),
    );
    await Promise.all(
      trails.map((trail) => trail.recordOnce(introduced, ({ type }) => type === introduced.type)),
    );
    expect(await trails[0]!.read('keys')).toMatchObject([{ type: 'SigningKeyIntroduced' }]);
  });
});
