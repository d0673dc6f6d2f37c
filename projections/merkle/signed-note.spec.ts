import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { NoteError, type NoteFault } from './note-error.js';
import { decodeVkey, noteKey } from './note-key.js';
import { parseNote, signNote, verifyNote } from './signed-note.js';

/** The example of golang.org/x/mod/sumdb/note: its key, the seed published with it, and the note it signs. */
const peter = decodeVkey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
const SEED = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const peterSigner = {
  name: 'PeterNeumann',
  privateKey: createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, SEED]), format: 'der', type: 'pkcs8' }),
};
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const NOTE = `${TEXT}\n${LINE}`;

function fresh(name: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { signer: { name, privateKey }, key: noteKey(name, publicKey) };
}

function fault(run: () => unknown): NoteFault | 'none' {
  try {
    run();
  } catch (error) {
    if (error instanceof NoteError) return error.fault;
    throw error;
  }
  return 'none';
}

describe('the published example', () => {
  it('is signed to the byte', () => {
    expect(signNote(TEXT, [peterSigner])).toBe(NOTE);
  });

  it('is read and verified', () => {
    const note = parseNote(NOTE);
    expect(note.text).toBe(TEXT);
    expect(note.signatures.map(({ name, keyId }) => [name, keyId])).toEqual([['PeterNeumann', 'c74f20a3']]);
    expect(verifyNote(note, [peter])).toEqual([peter]);
  });

  it('is refused with any one character changed', () => {
    for (let i = 0; i < NOTE.length; i++) {
      const changed = NOTE.slice(0, i) + String.fromCharCode(NOTE.charCodeAt(i) ^ 1) + NOTE.slice(i + 1);
      expect(fault(() => verifyNote(parseNote(changed), [peter]))).not.toBe('none');
    }
  });
});

describe('signatures', () => {
  const old = fresh('register.example/log');
  const next = fresh('register.example/log');
  const witness = fresh('witness.example');
  const text = 'head\n';

  it('by several keys are all there, and any one of the keys suffices to a reader', () => {
    const note = parseNote(signNote(text, [old.signer, next.signer, witness.signer]));
    expect(verifyNote(note, [old.key])).toEqual([old.key]);
    expect(verifyNote(note, [next.key])).toEqual([next.key]);
    expect(verifyNote(note, [witness.key, old.key])).toEqual([old.key, witness.key]);
  });

  it('by unknown keys only do not make a note trusted', () => {
    const note = parseNote(signNote(text, [witness.signer]));
    expect(fault(() => verifyNote(note, [old.key]))).toBe('unknown-key');
    expect(fault(() => verifyNote(note, []))).toBe('unknown-key');
  });

  it('by a trusted key that do not verify condemn the note, whoever else signed it', () => {
    const good = parseNote(signNote(text, [old.signer, witness.signer]));
    const signatures = good.signatures.map((line) =>
      line.name === 'witness.example' ? { ...line, signature: line.signature.map((byte) => byte ^ 1) } : line,
    );
    expect(fault(() => verifyNote({ text, signatures }, [old.key, witness.key]))).toBe('bad-signature');
    expect(verifyNote({ text, signatures }, [old.key])).toEqual([old.key]);
  });

  it.each([0, 1, 63, 65])('of %i bytes are not valid', (length) => {
    const signatures = [{ name: old.key.name, keyId: old.key.keyId, signature: new Uint8Array(length) }];
    expect(fault(() => verifyNote({ text, signatures }, [old.key]))).toBe('bad-signature');
  });

  it('repeated by one key count once', () => {
    const note = signNote(text, [old.signer, old.signer]);
    expect(verifyNote(parseNote(note), [old.key])).toEqual([old.key]);
  });

  it('are made with an Ed25519 private key only', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => signNote(text, [{ name: 'log', privateKey }])).toThrow(TypeError);
  });
});

describe('the format', () => {
  it('parts text and signatures at the last empty line', () => {
    const { signer, key } = fresh('log');
    const text = 'one\n\ntwo\n\n— not a signature\n';
    const note = parseNote(signNote(text, [signer]));
    expect(note.text).toBe(text);
    expect(verifyNote(note, [key])).toEqual([key]);
  });

  it.each([
    ['no final newline', NOTE.slice(0, -1)],
    ['no empty line', TEXT + LINE],
    ['no signature', `${TEXT}\n`],
    ['nothing', ''],
    ['a hyphen for the dash', NOTE.replace('—', '-')],
    ['two spaces', NOTE.replace('— ', '—  ')],
    ['a space at the end of a line', NOTE.replace('=\n', '= \n')],
    ['a carriage return', NOTE.replace('=\n', '=\r\n')],
    ['a control character', NOTE.replace('think', 'th\u0000nk')],
    ['a lone surrogate', NOTE.replace('think', 'th\ud800nk')],
    ['a plus in the name', NOTE.replace('— PeterNeumann', '— Peter+Neumann')],
    ['no name', NOTE.replace('— PeterNeumann ', '— ')],
    ['base64 without padding', NOTE.replace('=\n', '\n')],
    ['base64 with a stray bit', NOTE.replace('AM=\n', 'AN=\n')],
    ['base64 of another alphabet', NOTE.replace('x08go/', 'x08go_')],
    ['a key id without a signature', `${TEXT}\n— PeterNeumann x08gow==\n`],
    ['something after the signatures', `${NOTE}post scriptum\n`],
    ['101 signatures', `${TEXT}\n${LINE.repeat(101)}`],
  ])('does not allow %s', (_name, note) => {
    expect(fault(() => parseNote(note))).toBe('malformed');
  });

  it('allows a hundred signatures', () => {
    expect(parseNote(`${TEXT}\n${LINE.repeat(100)}`).signatures).toHaveLength(100);
  });

  it.each([
    ['without a final newline', 'text', [peterSigner]],
    ['with a control character', 'te\u0007xt\n', [peterSigner]],
    ['for nobody', 'text\n', []],
    ['under a name with a space', 'text\n', [{ ...peterSigner, name: 'Peter Neumann' }]],
  ])('is not signed %s', (_name, text, signers) => {
    expect(fault(() => signNote(text, signers))).toBe('malformed');
  });
});
