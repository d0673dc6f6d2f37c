import { open, rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Exports, type Taker } from '../access-trail/index.js';
import { EventStore } from '../event-store/index.js';

export interface ExportOptions extends Pick<Taker, 'by' | 'purpose'> {
  readonly onProgress?: (events: number, total: number) => void;
}

/** Writes the log as NDJSON: one recorded envelope a line, in the order of the log, in the bytes that are stored. */
@Injectable()
export class Exporter {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly exports: Exports,
  ) {}

  /**
   * Writes the events recorded by now. The export itself is recorded beforehand, behind the last of them.
   * @returns events written
   * @throws StoreUnavailableError where it cannot be recorded; then nothing is written
   */
  async exportTo(output: Writable, { onProgress, ...taker }: ExportOptions = {}): Promise<number> {
    const total = await this.store.head();
    await this.exports.record({
      ...taker,
      format: 'ndjson',
      basis: { position: total },
      destination: 'command-line',
    });
    let events = 0;
    const pages = this.store.readAll(0);
    const lines = async function* () {
      for await (const page of pages) {
        const exported = page.filter(({ position }) => position <= total);
        yield exported.map(({ body }) => `${body}\n`).join('');
        events += exported.length;
        onProgress?.(events, total);
      }
    };
    await pipeline(lines, output);
    return events;
  }

  /** Puts the export in the file's place when it is whole and on disk. @returns events written */
  async exportToFile(file: string, options: ExportOptions = {}): Promise<number> {
    const temporary = `${file}.part`;
    try {
      const handle = await open(temporary, 'w');
      const events = await this.exportTo(handle.createWriteStream({ flush: true }), options);
      await rename(temporary, file);
      return events;
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }
}
