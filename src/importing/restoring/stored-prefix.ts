import type { EventStore, StoredEvent } from '../../event-store/index.js';
import type { ExportedLine } from './exported-line.js';
import { RestoreRefusedError } from './restore-refused.js';

/** Walks through the log beside the lines of an export, as long as there is a log. */
export class StoredPrefix {
  /** Events of the log that stand in the file as well. */
  length = 0;
  private readonly pages: AsyncIterator<readonly StoredEvent[]>;
  private page: readonly StoredEvent[] = [];
  private next = 0;
  private ended = false;

  constructor(store: EventStore) {
    this.pages = store.readAll(0)[Symbol.asyncIterator]();
  }

  /** @throws RestoreRefusedError where the log has another event at the place of this line */
  async compare({ id, body }: ExportedLine): Promise<void> {
    const stored = await this.following();
    if (!stored) return;
    if (stored.id !== id || stored.body !== body)
      throw new RestoreRefusedError(
        `The store holds event ${stored.id} at position ${stored.position} where the file has ${id}. ` +
          'Restore into an empty DATA_DIR.',
      );
    this.length++;
  }

  /** @throws RestoreRefusedError where the log goes on after the last line */
  async refuseLonger(): Promise<void> {
    const stored = await this.following();
    if (stored)
      throw new RestoreRefusedError(
        `The store goes on after the last event of the file, with ${stored.id} at position ${stored.position}. ` +
          'Restore into an empty DATA_DIR.',
      );
  }

  private async following(): Promise<StoredEvent | undefined> {
    while (!this.ended && this.next >= this.page.length) {
      const result = await this.pages.next();
      this.ended = result.done === true;
      this.page = result.done === true ? [] : result.value;
      this.next = 0;
    }
    return this.page[this.next++];
  }
}
