import { generateKeyPairSync } from 'node:crypto';
import { NoteError } from './note-error.js';
import { decodeVkey, encodeVkey, noteKey } from './note-key.js';

/** The example key of golang.org/x/mod/sumdb/note. */
const VKEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');

describe('the verifier key string', () => {
  it('reads and writes the published example', () => {
    const key = decodeVkey(VKEY);
    expect([key.name, key.keyId, key.publicKey.asymmetricKeyType]).toEqual([
      'PeterNeumann',
      'c74f20a3',
      'ed25519',
    ]);
    expect(encodeVkey(key)).toBe(VKEY);
  });

  it('brings any key back, also where its base64 holds a plus', () => {
    let plus = 0;
    for (let i = 0; i < 100; i++) {
      const key = noteKey(`register.example/log-${i}`, generateKeyPairSync('ed25519').publicKey);
      const text = encodeVkey(key);
      if (text.split('+').length > 3) plus++;
      const read = decodeVkey(text);
      expect([read.name, read.keyId, read.publicKey.equals(key.publicKey)]).toEqual([
        key.name,
        key.keyId,
        true,
      ]);
    }
    expect(plus).toBeGreaterThan(0);
  });

  it('gives the same key another id under another name', () => {
    expect(noteKey('a', publicKey).keyId).not.toBe(noteKey('b', publicKey).keyId);
  });

  it('refuses every part of itself and every single changed character', () => {
    for (let from = 0; from < VKEY.length; from++) {
      for (let to = from; to <= VKEY.length; to++) {
        if (to - from === VKEY.length) continue;
        expect(() => decodeVkey(VKEY.slice(from, to))).toThrow(NoteError);
      }
      const changed = String.fromCharCode(VKEY.charCodeAt(from) + 1);
      expect(() => decodeVkey(VKEY.slice(0, from) + changed + VKEY.slice(from + 1))).toThrow(NoteError);
    }
  });

  it.each([
    ['a newline after it', `${VKEY}\n`],
    ['upper-case hexadecimal', VKEY.replace('c74f20a3', 'C74F20A3')],
    ['another kind of signature', `PeterNeumann+c74f20a3+${Buffer.alloc(33, 2).toString('base64')}`],
    ['a key of 31 bytes', `PeterNeumann+c74f20a3+${Buffer.alloc(32, 1).toString('base64')}`],
    ['a key of 33 bytes', `PeterNeumann+c74f20a3+${Buffer.alloc(34, 1).toString('base64')}`],
  ])('refuses %s', (_name, text) => {
    expect(() => decodeVkey(text)).toThrow(NoteError);
  });
});

describe('a note key', () => {
  it.each(['', 'two words', 'a+b', 'tab\t', 'line\n', 'no-break\u00a0', 'next-line\u0085', 'lone\ud800'])(
    'is not named %j',
    (name) => {
      expect(() => noteKey(name, publicKey)).toThrow(NoteError);
    },
  );

  it('may have a name in any script', () => {
    expect(encodeVkey(noteKey('药品.example/日志', publicKey))).toMatch(
      /^药品\.example\/日志\+[0-9a-f]{8}\+/u,
    );
  });

  it('is an Ed25519 public key and no other', () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
    expect(() => noteKey('log', other)).toThrow(TypeError);
    expect(() => noteKey('log', privateKey)).toThrow(TypeError);
  });
});
