import { fromBase64, toBase64 } from './base64.js';
import { emptyRoot, HASH_BYTES, isHash, sameBytes } from './hashing.js';
import { malformed, NoteError } from './note-error.js';
import type { NoteKey } from './note-key.js';
import { checkNoteText, type NoteSigner, parseNote, signNote, verifyNote } from './signed-note.js';

/** The head of a log at one size: C2SP tlog-checkpoint. */
export interface Checkpoint {
  /** Names the log: one line, such as `register.example/log`. */
  readonly origin: string;
  /** Leaves. */
  readonly size: number;
  /** RFC 6962 root at that size, 32 bytes. */
  readonly root: Uint8Array;
  /** Further lines, opaque and signed along. */
  readonly extensions?: readonly string[];
}

/** What a reader must know beforehand to believe a checkpoint. */
export interface TrustedLog {
  readonly origin: string;
  readonly keys: readonly NoteKey[];
}

const SIZE = /^(?:0|[1-9][0-9]*)$/;

/** The text that is signed: origin, size, base64 root and any extensions, a line each. @throws NoteError where the head cannot be written so */
export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  checkHead(size, root);
  const lines = [origin, String(size), toBase64(root), ...extensions];
  if (lines.some((line) => line === '' || line.includes('\n'))) {
    throw malformed('the origin and the extensions of a checkpoint are one line each, and none is empty');
  }
  const text = `${lines.join('\n')}\n`;
  checkNoteText(text);
  return text;
}

/** Reads what `formatCheckpoint` writes, and nothing else. @throws NoteError */
export function parseCheckpoint(text: string): Checkpoint {
  checkNoteText(text);
  const lines = text.slice(0, -1).split('\n');
  const [origin, digits, encoded, ...extensions] = lines;
  if (origin === undefined || digits === undefined || encoded === undefined || lines.includes('')) {
    throw malformed('a checkpoint has an origin, a size and a root, a line each, and no empty line');
  }
  if (!SIZE.test(digits)) throw malformed(`"${digits}" is not the size of a tree`);
  const root = fromBase64(encoded);
  if (!root) throw malformed('the root of a checkpoint is base64');
  const size = Number(digits);
  checkHead(size, root);
  return { origin, size, root, extensions };
}

/** The signed note of a head. The name of the log's own key should be its origin. @throws NoteError, TypeError as signNote */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[]): string {
  return signNote(formatCheckpoint(checkpoint), signers);
}

/**
 * The head in a signed note, once a trusted key is shown to have signed it and it is the log that was asked for.
 * @throws NoteError whose `fault` says why not
 */
export function openCheckpoint(note: string, { origin, keys }: TrustedLog): Checkpoint {
  const parsed = parseNote(note);
  verifyNote(parsed, keys);
  const checkpoint = parseCheckpoint(parsed.text);
  if (checkpoint.origin !== origin) {
    throw new NoteError('other-log', `this checkpoint is of ${checkpoint.origin}, not of ${origin}`);
  }
  return checkpoint;
}

function checkHead(size: number, root: Uint8Array): void {
  if (!Number.isSafeInteger(size) || size < 0)
    throw malformed('the size of a tree is a whole number up to 2^53 - 1');
  if (!isHash(root)) throw malformed(`the root of a tree is ${HASH_BYTES} bytes`);
  if (size === 0 && !sameBytes(root, emptyRoot())) throw malformed('an empty tree has another root');
}
