import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodeVkey, encodeVkey, noteKey, type NoteKey } from '#projections/merkle/note-key.js';
import { NoteError } from '#projections/merkle/note-error.js';
import { createFile, isMissing, replaceFile, syncFolder } from '../durable-file.js';
import { KeyRefusedError } from './key-error.js';

/**
 * The keys of one log in a folder: `signing-key.pem`; while keys rotate, `previous-key.pem`, which signs along; and
 * `retired-keys.txt`, the public halves of those that sign no more, one verifier key a line.
 */
export class KeyFiles {
  readonly signing: string;
  readonly previous: string;
  readonly retired: string;

  constructor(folder: string) {
    this.signing = join(folder, 'signing-key.pem');
    this.previous = join(folder, 'previous-key.pem');
    this.retired = join(folder, 'retired-keys.txt');
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
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    try {
      await createFile(this.signing, pem, 0o600);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      throw new KeyRefusedError(
        `"${this.signing}" is there already, and a signing key is never overwritten.`,
      );
    }
    return privateKey;
  }

  /**
   * Makes a new signing key; the one before signs along until it is retired. Done again after a crash, it goes on
   * from where it was.
   * @throws KeyRefusedError where there is no key to replace, or one is being replaced already
   */
  async rotate(): Promise<KeyObject> {
    const signing = await this.readSigning();
    const previous = await this.readPrevious();
    if (signing && previous)
      throw new KeyRefusedError('A key is being replaced already: retire the previous one first.');
    if (!signing && !previous) throw new KeyRefusedError(`There is no key at "${this.signing}" to replace.`);
    if (signing) {
      await rename(this.signing, this.previous);
      await syncFolder(dirname(this.signing));
    }
    return this.makeSigning();
  }

  /**
   * Ends a rotation: the previous key signs no more, its public half stays listed.
   * @param name the name of the log's keys
   * @throws KeyRefusedError where no key is being replaced
   */
  async retirePrevious(name: string): Promise<NoteKey> {
    const previous = await this.readPrevious();
    if (!previous) throw new KeyRefusedError('No key is being replaced: there is no previous one to retire.');
    const key = noteKey(name, createPublicKey(previous));
    const lines = (await this.readRetired()).map(encodeVkey);
    if (!lines.includes(encodeVkey(key))) lines.push(encodeVkey(key));
    await replaceFile(this.retired, `${lines.join('\n')}\n`);
    await rm(this.previous);
    await syncFolder(dirname(this.previous));
    return key;
  }

  /** Files of private keys that others than their owner may read or write. */
  async exposed(): Promise<string[]> {
    const modes = await Promise.all(
      [this.signing, this.previous].map(async (file) => [file, await modeOf(file)] as const),
    );
    return modes.filter(([, mode]) => (mode & 0o077) !== 0).map(([file]) => file);
  }
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
