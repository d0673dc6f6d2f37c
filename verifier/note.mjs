import { createPublicKey, hash, verify } from 'node:crypto';
import { fromBase64 } from './base64.mjs';
import { emptyRoot } from './merkle.mjs';

/** `fault`: `malformed`, `unknown-key` or `bad-signature`. */
export class NoteError extends Error {
  name = 'NoteError';
  constructor(fault, message) {
    super(message);
    this.fault = fault;
  }
}

const malformed = (message) => new NoteError('malformed', message);
const FORBIDDEN = /[\0-\x09\x0b-\x1f]/;
const NAME = /^[^\p{White_Space}\p{Cc}\p{Cs}+]+$/u;

/** A C2SP verifier key, `<name>+<key id>+<base64 of 0x01 and the Ed25519 key>`. @throws NoteError */
export function readVkey(text) {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (!bytes || bytes.length !== 33 || bytes[0] !== 1 || !NAME.test(name))
    throw malformed(`"${text}" is not a verifier key`);
  const own = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), bytes]), 'hex').slice(0, 8);
  if (own !== id) throw malformed(`the id of the key "${text}" is not that of its bytes, ${own}`);
  const x = bytes.subarray(1).toString('base64url');
  return {
    name,
    id,
    vkey: text,
    publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
  };
}

/** The text of a C2SP signed note, once one of the keys has signed it. @throws NoteError */
export function openNote(note, keys) {
  const split = note.lastIndexOf('\n\n');
  if (!note.endsWith('\n') || split < 0 || !note.isWellFormed() || FORBIDDEN.test(note))
    throw malformed('it is not a signed note');
  const text = note.slice(0, split + 1);
  const signers = new Set();
  for (const line of note.slice(split + 2, -1).split('\n')) {
    const [, name, encoded] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    const bytes = encoded === undefined ? undefined : fromBase64(encoded);
    if (!bytes || bytes.length <= 4 || !NAME.test(name))
      throw malformed('it has a line that is not a signature');
    const id = bytes.subarray(0, 4).toString('hex');
    const claimed = keys.filter((key) => key.name === name && key.id === id);
    if (claimed.length === 0) continue;
    const signer = claimed.find(({ publicKey }) =>
      verify(null, Buffer.from(text), publicKey, bytes.subarray(4)),
    );
    if (!signer) throw new NoteError('bad-signature', `the signature by ${name}+${id} is not valid`);
    signers.add(signer);
  }
  if (signers.size === 0) throw new NoteError('unknown-key', 'none of the keys signed it');
  return { text, signers: [...signers] };
}

/** The head of a log: C2SP tlog-checkpoint. @throws NoteError */
export function openCheckpoint(note, keys) {
  const { text, signers } = openNote(note, keys);
  return { ...parseCheckpoint(text), signers };
}

/** What a checkpoint's text says, whoever signed it. @throws NoteError */
export function parseCheckpoint(text) {
  const [origin, size, encoded, ...rest] = text.slice(0, -1).split('\n');
  const root = encoded === undefined ? undefined : fromBase64(encoded);
  if (!/^(0|[1-9]\d{0,14})$/.test(size ?? '') || root?.length !== 32 || origin === '' || rest.includes(''))
    throw malformed('it is not a checkpoint: origin, size and root, a line each');
  if (size === '0' && !root.equals(emptyRoot())) throw malformed('an empty log has another root');
  return { origin, size: Number(size), root };
}
