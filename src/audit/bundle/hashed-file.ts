import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of a bundle, as its manifest lists it. */
export interface BundleFile {
  readonly name: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

const CHUNK = 1 << 20;

/** A new file, hashed as it is written. */
export class HashedFile {
  private readonly hash = createHash('sha256');
  private pending = '';
  private bytes = 0;

  private constructor(private readonly handle: FileHandle) {}

  /** A whole file at once. */
  static async write(folder: string, name: string, text: string): Promise<BundleFile> {
    return this.writeLines(folder, name, (add) => add(text));
  }

  /**
   * A file whose parts are added one by one; it is closed whatever happens.
   * @throws NodeJS.ErrnoException EEXIST where there is such a file already
   */
  static async writeLines(
    folder: string,
    name: string,
    fill: (add: (text: string) => Promise<void> | void) => Promise<void> | void,
  ): Promise<BundleFile> {
    const file = new HashedFile(await open(join(folder, name), 'wx'));
    try {
      await fill((text) => file.add(text));
      await file.flush();
      return { name, bytes: file.bytes, sha256: file.hash.digest('hex') };
    } finally {
      await file.handle.close();
    }
  }

  private add(text: string): Promise<void> | void {
    this.pending += text;
    if (this.pending.length >= CHUNK) return this.flush();
  }

  private async flush(): Promise<void> {
    const chunk = Buffer.from(this.pending);
    this.pending = '';
    this.hash.update(chunk);
    this.bytes += chunk.length;
    await this.handle.writeFile(chunk);
  }
}
