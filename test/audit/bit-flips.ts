import { closeSync, fstatSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { SqliteInspection, type InspectedEvent } from '../../src/event-store/sqlite/inspection.js';
import { EXIT } from '../../src/audit/verification/findings.js';
import { verifyBundle } from '../../verifier/verification.mjs';
import { BundleFolder } from './bundle-folders.js';
import { bundleOf } from './bundle-of.js';
import { storyOf } from './facts.js';
import { Random, SEED } from './random.js';
import { StoreFolder } from './store-files.js';

/** Flips one bit of a file. @returns how to flip it back */
function flipBit(file: string, random: Random): () => void {
  const handle = openSync(file, 'r+');
  const at = random.below(fstatSync(handle).size);
  const mask = 1 << random.below(8);
  closeSync(handle);
  const flip = (): void => {
    const open = openSync(file, 'r+');
    const byte = Buffer.alloc(1);
    readSync(open, byte, 0, 1, at);
    byte[0]! ^= mask;
    writeSync(open, byte, 0, 1, at);
    closeSync(open);
  };
  flip();
  return flip;
}

function contentOf(store: StoreFolder): InspectedEvent[] {
  const inspection = SqliteInspection.open(store.store);
  try {
    return [...inspection.events()];
  } finally {
    inspection.close();
  }
}

/** Flips so many single bits of a store and of a bundle, each in turn, and expects each found or without any effect. */
export function bitFlipsAreFound(times: number): void {
  describe(`single flipped bits, ${times} each (seed ${SEED})`, () => {
    const log = storyOf(9);

    it('of the store are found, or what it says is the same', async () => {
      const store = await StoreFolder.of(log);
      const sound = contentOf(store);
      const random = new Random(SEED);
      let found = 0;
      for (let time = 0; time < times; time++) {
        const restore = flipBit(store.store, random);
        const { findings } = await store.verify();
        if (findings.exitCode === EXIT.valid) expect(contentOf(store)).toEqual(sound);
        else found++;
        restore();
      }
      expect((await store.verify()).findings.exitCode).toBe(EXIT.valid);
      // A third of a small file are bodies: a verification that looked at nothing does not pass for one that did.
      expect(found).toBeGreaterThan(times / 4);
      store.remove();
    });

    it('of the bundle’s files are all found', async () => {
      const bundle = new BundleFolder((await bundleOf(log, 'effectiveAt=2025-12-31&since=5')).files);
      const random = new Random(SEED);
      for (let time = 0; time < times; time++) {
        const name = bundle.names[random.below(bundle.names.length)]!;
        const restore = flipBit(`${bundle.folder}/${name}`, random);
        const { findings } = await verifyBundle(bundle.folder);
        expect([name, findings.exitCode]).not.toEqual([name, EXIT.valid]);
        restore();
      }
      expect((await verifyBundle(bundle.folder)).findings.list).toEqual([]);
      bundle.remove();
    });

    it('of the bundle’s archive are all found', async () => {
      const { archive } = await bundleOf(log, 'effectiveAt=2025-12-31');
      const folder = new BundleFolder(new Map([['bundle.tar', archive]]));
      const file = `${folder.folder}/bundle.tar`;
      const random = new Random(SEED);
      for (let time = 0; time < times; time++) {
        const restore = flipBit(file, random);
        expect((await verifyBundle(file)).findings.exitCode).not.toBe(EXIT.valid);
        restore();
      }
      expect(readFileSync(file).equals(archive)).toBe(true);
      expect((await verifyBundle(file)).findings.list).toEqual([]);
      folder.remove();
    });
  });
}
