import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodeVkey, encodeVkey, noteKey, type NoteKey } from '#projections/merkle/note-key.js';
import { NoteError } from '#projections/merkle/note-error.js';
import { createFile, isMissing, replaceFile, syncFolder } from '../../files/index.js';
import { KeyRefusedError } from './key-error.js';

/**
 * The keys of one log in a folder: `signing-key.pem`; while keys rotate, `previous-key.pem`, which signs along; and
 * `retired-keys.txt`, the public halves of those that sign no more, one verifier key a line. `next-key.pem` is a key
 * that was made for a rotation and has not taken its place yet: it signs nothing.
 */
export class KeyFiles {
  readonly signing: string;
  readonly previous: string;
  readonly retired: string;
  readonly next: string;

  constructor(folder: string) {
    this.signing = join(folder, 'signing-key.pem');
    this.previous = join(folder, 'previous-key.pem');
    this.retired = join(folder, 'retired-keys.txt');
    this.next = join(folder, 'next-key.pem');
  }

  /** @throws KeyRefusedError where a file is there and cannot be used */
  async readSigning(): Promise<KeyObject | undefined> {
    return readPrivateKey(this.signing);
  }

  /** @throws KeyRefusedError where a file is there and cannot be used */
  async readPrevious(): Promise<KeyObject | undefined> {
    return readPrivateKey(this.previous);
  }

  /** @throws KeyRefusedError where a line is not a verifier key */
  async readRetired(): Promise<NoteKey[]> {
    const text = await readText(this.retired);
    if (text === undefined) return [];
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => readVkey(line, this.retired));
  }

  /** Makes the signing key. @throws KeyRefusedError where there is one: a key is never overwritten */
  async makeSigning(): Promise<KeyObject> {
    return makeKey(this.signing);
  }

  /**
   * Makes the key that a rotation brings and puts it aside; one that was put aside already is taken.
   * @throws KeyRefusedError where there is no key to replace, or one is being replaced already
   */
  async prepareNext(): Promise<KeyObject> {
    await this.refuseRotation();
    return (await readPrivateKey(this.next)) ?? makeKey(this.next);
  }

  /**
   * Lets the key that was put aside sign; the one before signs along until it is retired. Done again after a crash,
   * it goes on from where it was.
   * @throws KeyRefusedError where there is no key to replace, one is being replaced already, or none was put aside
   */
  async rotate(): Promise<void> {
    const signing = await this.refuseRotation();
    if (!(await readPrivateKey(this.next)))
      throw new KeyRefusedError(`There is no key at "${this.next}" to take its place.`);
    if (signing) await rename(this.signing, this.previous);
    await syncFolder(dirname(this.signing));
    await rename(this.next, this.signing);
    await syncFolder(dirname(this.signing));
  }

  /** @returns the key that signs; undefined where a rotation has taken it from its place already */
  private async refuseRotation(): Promise<KeyObject | undefined> {
    const signing = await this.readSigning();
    const previous = await this.readPrevious();
    if (signing && previous)
      throw new KeyRefusedError('A key is being replaced already: retire the previous one first.');
    if (!signing && !previous) throw new KeyRefusedError(`There is no key at "${this.signing}" to replace.`);
    return signing;
  }

  /**
   * The public half of the key that is being replaced.
   * @param name the name of the log's keys
   * @throws KeyRefusedError where no key is being replaced
   */
  async previousKey(name: string): Promise<NoteKey> {
    const previous = await this.readPrevious();
    if (!previous) throw new KeyRefusedError('No key is being replaced: there is no previous one to retire.');
    return noteKey(name, createPublicKey(previous));
  }

  /**
   * Ends a rotation: the previous key signs no more, its public half stays listed.
   * @param name the name of the log's keys
   * @throws KeyRefusedError where no key is being replaced
   */
  async retirePrevious(name: string): Promise<void> {
    const key = await this.previousKey(name);
    const lines = (await this.readRetired()).map(encodeVkey);
    if (!lines.includes(encodeVkey(key))) lines.push(encodeVkey(key));
    await replaceFile(this.retired, `${lines.join('\n')}\n`);
    await rm(this.previous);
    await syncFolder(dirname(this.previous));
  }

  /** Files of private keys that others than their owner may read or write. */
  async exposed(): Promise<string[]> {
    const modes = await Promise.all(
      [this.signing, this.previous, this.next].map(async (file) => [file, await modeOf(file)] as const),
    );
    return modes.filter(([, mode]) => (mode & 0o077) !== 0).map(([file]) => file);
  }
}

async function makeKey(file: string): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  try {
    await createFile(file, pem, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new KeyRefusedError(`"${file}" is there already, and a signing key is never overwritten.`);
  }
  return privateKey;
}

async function modeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).mode;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    const said = error instanceof Error ? error.message : String(error);
    throw new KeyRefusedError(`"${file}" cannot be read: ${said}.`, { cause: error });
  }
}

async function readPrivateKey(file: string): Promise<KeyObject | undefined> {
  const pem = await readText(file);
  if (pem === undefined) return undefined;
  const advice = 'Restore it from your copy; if it is lost, see "Keys" in docs/auditor-guide.md.';
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    throw new KeyRefusedError(`"${file}" is damaged: it holds no private key. ${advice}`, { cause: error });
  }
  throw new KeyRefusedError(`"${file}" does not hold an Ed25519 key. ${advice}`);
}

function readVkey(line: string, file: string): NoteKey {
  try {
    return decodeVkey(line);
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    throw new KeyRefusedError(`"${file}" has a line that is not a verifier key: ${error.message}.`);
  }
}
