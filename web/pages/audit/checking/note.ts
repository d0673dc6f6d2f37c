import { bytesOf, hexOf, joined } from './bytes.js';

/** A checkpoint (C2SP tlog-checkpoint) as a signed note carries it. */
export interface Note {
  /** What is signed, with its last newline. */
  readonly text: string;
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly signatures: readonly {
    readonly name: string;
    readonly keyId: string;
    readonly signature: Uint8Array<ArrayBuffer>;
  }[];
}

export interface NoteKey {
  readonly name: string;
  readonly keyId: string;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

const ED25519 = 1;
const KEY_ID = 4;

/** @throws TypeError where it is no signed checkpoint */
export function readNote(note: string): Note {
  const end = note.lastIndexOf('\n\n') + 1;
  const text = note.slice(0, end);
  const [origin, size, root] = text.split('\n');
  if (end === 0 || origin === undefined || size === undefined || root === undefined)
    throw new TypeError('this is no signed checkpoint');
  return {
    text,
    origin,
    size: Number(size),
    root: bytesOf(root),
    signatures: note
      .slice(end + 1)
      .split('\n')
      .filter((line) => line.startsWith('— '))
      .map((line) => {
        const [, name, encoded] = line.split(' ');
        const bytes = bytesOf(encoded!);
        return { name: name!, keyId: hexOf(bytes.subarray(0, KEY_ID)), signature: bytes.slice(KEY_ID) };
      }),
  };
}

const VKEY = /^(\S+?)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/;

/**
 * The key of a C2SP verifier key, `<name>+<key id>+<base64 of 0x01 and the key>`.
 * @throws TypeError where it is not one, or its id is not its own
 */
export async function readKey(
  vkey: string,
  sha256: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>,
): Promise<NoteKey> {
  const [, name, keyId, encoded] = VKEY.exec(vkey.trim()) ?? [];
  if (name === undefined || keyId === undefined || encoded === undefined)
    throw new TypeError('a verifier key reads <name>+<key id>+<base64>');
  const typed = bytesOf(encoded);
  const id = await sha256(joined(new TextEncoder().encode(`${name}\n`), typed));
  if (typed[0] !== ED25519 || typed.length !== 33 || hexOf(id.subarray(0, KEY_ID)) !== keyId)
    throw new TypeError('the key is not the one that its id names');
  return { name, keyId, publicKey: typed.slice(1) };
}
