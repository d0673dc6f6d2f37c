import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { fromBase64, toBase64 } from './base64.js';
import { malformed, NoteError } from './note-error.js';
import { isKeyName, noteKey, type NoteKey } from './note-key.js';

export interface NoteSignature {
  readonly name: string;
  /** Eight lower-case hexadecimal digits. */
  readonly keyId: string;
  readonly signature: Uint8Array;
}

export interface SignedNote {
  /** What is signed: with its final newline, without the empty line that follows. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSigner {
  readonly name: string;
  /** Ed25519. */
  readonly privateKey: KeyObject;
}

const KEY_ID_BYTES = 4;
/** Enough for a log in rotation and its witnesses (C2SP asks for at least 16), and an end to hostile input. */
const MAX_SIGNATURES = 100;
const SIGNATURE_LINE = /^— (\S+) (\S+)$/u;
const FORBIDDEN = /[\0-\x09\x0b-\x1f]/;

/** @throws NoteError unless the text is well-formed Unicode, ends in a newline and holds no other control character below U+0020 */
export function checkNoteText(text: string): void {
  if (!text.endsWith('\n')) throw malformed('a note ends in a newline');
  if (!text.isWellFormed() || FORBIDDEN.test(text))
    throw malformed('a note holds no control character and no lone surrogate');
}

/**
 * The text with one signature line per signer: C2SP signed-note. Several sign while a key is being replaced.
 * @throws NoteError where the text or a name is not allowed; TypeError where a key is not an Ed25519 private key
 */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  checkNoteText(text);
  if (signers.length === 0) throw malformed('a note has at least one signature');
  const lines = signers.map(({ name, privateKey }) => {
    const { keyId } = noteKey(name, createPublicKey(privateKey));
    const signature = sign(null, Buffer.from(text), privateKey);
    return `— ${name} ${toBase64(Buffer.concat([Buffer.from(keyId, 'hex'), signature]))}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/** The parts of a note; nothing is verified yet. @throws NoteError where it breaks the format */
export function parseNote(note: string): SignedNote {
  checkNoteText(note);
  const split = note.lastIndexOf('\n\n');
  const block = note.slice(split + 2, -1);
  if (split < 0 || block === '') throw malformed('a note is a text, an empty line and signature lines');
  const lines = block.split('\n');
  if (lines.length > MAX_SIGNATURES) throw malformed(`a note has at most ${MAX_SIGNATURES} signatures`);
  return { text: note.slice(0, split + 1), signatures: lines.map(parseSignature) };
}

function parseSignature(line: string): NoteSignature {
  const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || !isKeyName(name) || !bytes || bytes.length <= KEY_ID_BYTES) {
    throw malformed('a signature line reads — <key name> <base64 of key id and signature>');
  }
  const keyId = Buffer.from(bytes.subarray(0, KEY_ID_BYTES)).toString('hex');
  return { name, keyId, signature: bytes.slice(KEY_ID_BYTES) };
}

/**
 * The trusted keys that signed the note: at least one. Signatures of other keys are passed over, as the format demands.
 * @throws NoteError `bad-signature` where one claims a trusted key and is not by it, `unknown-key` where none claims any
 */
export function verifyNote(note: SignedNote, trusted: readonly NoteKey[]): readonly NoteKey[] {
  const bytes = Buffer.from(note.text);
  const signers = new Set<NoteKey>();
  for (const { name, keyId, signature } of note.signatures) {
    const claimed = trusted.filter((key) => key.name === name && key.keyId === keyId);
    if (claimed.length === 0) continue;
    const signer = claimed.find((key) => verify(null, bytes, key.publicKey, signature));
    if (!signer) throw new NoteError('bad-signature', `the signature by ${name}+${keyId} is not valid`);
    signers.add(signer);
  }
  if (signers.size === 0) throw new NoteError('unknown-key', 'no trusted key signed this note');
  return [...signers];
}
