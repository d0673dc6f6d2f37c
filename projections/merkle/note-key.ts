import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import { fromBase64, toBase64 } from './base64.js';
import { malformed } from './note-error.js';

/** The public half of a key that signs notes: C2SP signed-note, Ed25519. */
export interface NoteKey {
  /** Non-empty, without white space, control characters or "+". */
  readonly name: string;
  /** Eight lower-case hexadecimal digits: the first 4 bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key). */
  readonly keyId: string;
  readonly publicKey: KeyObject;
}

const ED25519 = 0x01;
const KEY_BYTES = 32;
const NAME = /^[^\p{White_Space}\p{Cc}\p{Cs}+]+$/u;
const VKEY = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/;

export const isKeyName = (name: string): boolean => NAME.test(name);

/** @throws NoteError where the name may not name a key; TypeError where the key is not an Ed25519 public key */
export function noteKey(name: string, publicKey: KeyObject): NoteKey {
  if (!isKeyName(name))
    throw malformed(`"${name}" may not name a key: no white space, no control character, no "+"`);
  return { name, keyId: keyId(name, rawKey(publicKey)), publicKey };
}

/** `<name>+<key id in hex>+<base64(0x01 ‖ public key)>`, as it is shown and handed round. */
export function encodeVkey(key: NoteKey): string {
  return `${key.name}+${key.keyId}+${toBase64(typed(rawKey(key.publicKey)))}`;
}

/** @throws NoteError where the text is not such a string, its key is not Ed25519, or its id is not that of its key */
export function decodeVkey(text: string): NoteKey {
  const [, name, id, encoded] = VKEY.exec(text) ?? [];
  if (name === undefined || id === undefined || encoded === undefined) {
    throw malformed('a verifier key reads <name>+<8 hex digits>+<base64>');
  }
  const bytes = fromBase64(encoded);
  if (bytes?.[0] !== ED25519 || bytes.length !== 1 + KEY_BYTES) {
    throw malformed('the key is not base64 of 0x01 and the 32 bytes of an Ed25519 key');
  }
  const x = Buffer.from(bytes.subarray(1)).toString('base64url');
  const key = noteKey(name, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }));
  if (key.keyId !== id) throw malformed(`the key id is ${id}, and the key's own is ${key.keyId}`);
  return key;
}

function keyId(name: string, raw: Uint8Array): string {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), typed(raw)])).slice(0, 8);
}

const typed = (raw: Uint8Array): Uint8Array => Uint8Array.of(ED25519, ...raw);

function rawKey(key: KeyObject): Uint8Array {
  if (key.type !== 'public' || key.asymmetricKeyType !== 'ed25519') {
    throw new TypeError('notes are verified with an Ed25519 public key');
  }
  const { x } = key.export({ format: 'jwk' });
  if (x === undefined) throw new TypeError('the key gives no public half');
  return Uint8Array.from(Buffer.from(x, 'base64url'));
}
