import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import {
  type Checkpoint,
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
} from './checkpoint.js';
import { emptyRoot, leafHash } from './hashing.js';
import { NoteError, type NoteFault } from './note-error.js';
import { noteKey } from './note-key.js';
import { parseNote, signNote } from './signed-note.js';

const ORIGIN = 'register.example/log';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const signer = { name: ORIGIN, privateKey };
const trusted = { origin: ORIGIN, keys: [noteKey(ORIGIN, publicKey)] };
const head: Checkpoint = { origin: ORIGIN, size: 1234, root: leafHash('any'), extensions: [] };

/** The example that the C2SP specification prints. */
const TEXT = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
const LINE =
  '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';

function fault(run: () => unknown): NoteFault | 'none' {
  try {
    run();
  } catch (error) {
    if (error instanceof NoteError) return error.fault;
    throw error;
  }
  return 'none';
}

describe('the text of a checkpoint', () => {
  it('reads and writes the example of the specification', () => {
    const note = parseNote(`${TEXT}\n${LINE}`);
    const checkpoint = parseCheckpoint(note.text);
    expect([checkpoint.origin, checkpoint.size, checkpoint.extensions]).toEqual([
      'example.com/behind-the-sofa',
      20_852_163,
      [],
    ]);
    expect(Buffer.from(checkpoint.root).toString('hex')).toBe(
      '0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62',
    );
    expect(formatCheckpoint(checkpoint)).toBe(TEXT);
    expect(note.signatures.map(({ name, keyId, signature }) => [name, keyId, signature.length])).toEqual([
      ['example.com/behind-the-sofa', '033de0ae', 64],
    ]);
  });

  it('brings back any head', () => {
    const line = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\0-\x1f]/.test(text));
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(
        line,
        fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
        hash,
        fc.array(line),
        (...parts) => {
          const [origin, size, root, extensions] = parts;
          expect(parseCheckpoint(formatCheckpoint({ origin, size, root, extensions }))).toEqual({
            origin,
            size,
            root: Uint8Array.from(root),
            extensions,
          });
        },
      ),
    );
  });

  it('is a size of 0 and the empty root for an empty log', () => {
    const text = formatCheckpoint({ origin: ORIGIN, size: 0, root: emptyRoot() });
    expect(text).toBe(`${ORIGIN}\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n`);
    expect(parseCheckpoint(text).size).toBe(0);
  });

  it.each([
    ['nothing', ''],
    ['two lines', TEXT.split('\n').slice(0, 2).join('\n') + '\n'],
    ['no final newline', TEXT.slice(0, -1)],
    ['an empty origin', TEXT.replace('example.com/behind-the-sofa', '')],
    ['a leading zero', TEXT.replace('20852163', '020852163')],
    ['a sign', TEXT.replace('20852163', '+20852163')],
    ['a fraction', TEXT.replace('20852163', '20852163.0')],
    ['an exponent', TEXT.replace('20852163', '2e7')],
    ['a space', TEXT.replace('20852163', '20852163 ')],
    ['other digits', TEXT.replace('20852163', '٢٠')],
    ['a size past 2^53 - 1', TEXT.replace('20852163', '9007199254740992')],
    ['a short root', TEXT.replace('CsUYapGG', 'CsUY')],
    ['a root with a stray bit', TEXT.replace('q2I=', 'q2J=')],
    ['a root without padding', TEXT.replace('q2I=', 'q2I')],
    ['a root of another alphabet', TEXT.replace('/', '_').replace('m/Xa', 'm_Xa')],
    ['an empty extension', `${TEXT}\n`],
    ['an empty line between', TEXT.replace('sofa\n', 'sofa\n\n')],
    ['a carriage return', TEXT.replace('sofa\n', 'sofa\r\n')],
    ['a full root on an empty tree', TEXT.replace('20852163', '0')],
  ])('does not allow %s', (_name, text) => {
    expect(fault(() => parseCheckpoint(text))).toBe('malformed');
  });

  it.each<[string, Partial<Checkpoint>]>([
    ['an origin of two lines, which would bring its own size', { origin: 'evil\n999' }],
    ['an empty origin', { origin: '' }],
    ['a control character in the origin', { origin: 'a\tb' }],
    ['an extension of two lines', { extensions: ['a\nb'] }],
    ['an empty extension', { extensions: [''] }],
    ['a negative size', { size: -1 }],
    ['a broken size', { size: 1.5 }],
    ['a size that is not exact', { size: 2 ** 53 }],
    ['a root of 31 bytes', { root: new Uint8Array(31) }],
    ['an empty tree with a full root', { size: 0 }],
  ])('is not written for %s', (_name, change) => {
    expect(fault(() => formatCheckpoint({ ...head, ...change }))).toBe('malformed');
  });
});

describe('a signed checkpoint', () => {
  it('opens for whoever knows the log and its key', () => {
    expect(openCheckpoint(signCheckpoint(head, [signer]), trusted)).toEqual(head);
    const extended = { ...head, extensions: ['note of the operator'] };
    expect(openCheckpoint(signCheckpoint(extended, [signer]), trusted)).toEqual(extended);
  });

  it('is the same text each time it is signed', () => {
    expect(signCheckpoint(head, [signer])).toBe(signCheckpoint(head, [signer]));
  });

  it('opens with the old key and with the new one while both sign', () => {
    const next = generateKeyPairSync('ed25519');
    const note = signCheckpoint(head, [signer, { name: ORIGIN, privateKey: next.privateKey }]);
    expect(openCheckpoint(note, trusted)).toEqual(head);
    expect(openCheckpoint(note, { origin: ORIGIN, keys: [noteKey(ORIGIN, next.publicKey)] })).toEqual(head);
  });

  it('does not open', () => {
    const note = signCheckpoint(head, [signer]);
    const stranger = generateKeyPairSync('ed25519');
    const notACheckpoint = signNote('just a text\n', [signer]);
    const faults = {
      'for another log by the same key': fault(() =>
        openCheckpoint(note, { ...trusted, origin: 'other.example' }),
      ),
      'by a stranger': fault(() =>
        openCheckpoint(signCheckpoint(head, [{ name: ORIGIN, privateKey: stranger.privateKey }]), trusted),
      ),
      'with another size': fault(() => openCheckpoint(note.replace('\n1234\n', '\n1235\n'), trusted)),
      'as another kind of note': fault(() => openCheckpoint(notACheckpoint, trusted)),
      'without its signature': fault(() => openCheckpoint(formatCheckpoint(head), trusted)),
    };
    expect(faults).toEqual({
      'for another log by the same key': 'other-log',
      'by a stranger': 'unknown-key',
      'with another size': 'bad-signature',
      'as another kind of note': 'malformed',
      'without its signature': 'malformed',
    });
  });

  it('does not open with any one bit of it flipped', () => {
    const bytes = Buffer.from(signCheckpoint(head, [signer]));
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect(fault(() => openCheckpoint(flipped.toString('utf8'), trusted))).not.toBe('none');
    }
  });
});
