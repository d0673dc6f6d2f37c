import { EXIT } from '../../src/audit/verification/findings.js';
import { ATTACKS } from './attacks.js';
import { storyOf } from './facts.js';
import { Random, SEED } from './random.js';
import { StoreFolder } from './store-files.js';

/** Runs every attack so many times on a copy of a store and expects each to be found against a checkpoint kept outside. */
export function tamperingIsFound(times: number): void {
  describe(`tampering with the store, ${times} times each (seed ${SEED})`, () => {
    const log = storyOf(9);
    let original: StoreFolder;
    beforeAll(async () => {
      original = await StoreFolder.of(log);
    });
    afterAll(() => original.remove());

    it('finds nothing wrong with the store itself, nor with one that is written anew with the same events', async () => {
      expect((await original.verify()).findings.listed).toEqual([]);
      const copy = original.copy();
      copy.forge(log);
      expect((await copy.verify()).findings.listed).toEqual([]);
      copy.remove();
    });

    const coverUps = {
      'leaving the checkpoint beside the store as it was': () => undefined,
      'signing a new checkpoint with the stolen key': (copy: StoreFolder, forged: typeof log) =>
        copy.coverUp(forged),
      'putting a key and a checkpoint of one’s own in their place': (copy: StoreFolder, forged: typeof log) =>
        copy.coverUpWithOwnKey(forged),
    };
    for (const [name, attack] of Object.entries(ATTACKS)) {
      it.each(Object.entries(coverUps))(`${name}, %s`, async (_how, coverUp) => {
        const random = new Random(SEED);
        for (let time = 0; time < times; time++) {
          const copy = original.copy();
          const forged = attack(log, random);
          copy.forge(forged);
          coverUp(copy, forged);
          const { findings } = await copy.verify();
          expect(findings.exitCode).toBe(EXIT.tampered);
          expect(findings.listed.map(({ text }) => text).join('\n')).toMatch(
            /truncated or rolled back|was rewritten/,
          );
          copy.remove();
        }
      });
    }

    it.each(Object.keys(ATTACKS))(
      '%s is so well forged that without a checkpoint kept outside the tree alone shows it',
      async (name) => {
        const copy = original.copy();
        const forged = ATTACKS[name]!(log, new Random(SEED));
        copy.forge(forged);
        copy.coverUp(forged);
        expect((await copy.verify([])).findings.listed).toEqual([]);
        copy.remove();
      },
    );
  });
}
