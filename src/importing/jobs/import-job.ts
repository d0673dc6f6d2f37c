import { EventEmitter, once } from 'node:events';
import { isFinished, type ImportStatus } from './import-status.js';

const CHANGED = 'changed';

/** An import that waits or runs, and those who watch it. */
export class ImportJob {
  private readonly changes = new EventEmitter().setMaxListeners(0);

  constructor(
    private current: ImportStatus,
    /** The uploaded file. */
    readonly file: string,
  ) {}

  get status(): ImportStatus {
    return this.current;
  }

  change(changes: Partial<ImportStatus>): void {
    this.current = { ...this.current, ...changes };
    this.changes.emit(CHANGED);
  }

  /** Resolves at the next change, or when the signal says so. */
  async changed(signal: AbortSignal): Promise<void> {
    try {
      await once(this.changes, CHANGED, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  /** Resolves when it has finished or after this many milliseconds. */
  async finished(patience: number): Promise<void> {
    const late = AbortSignal.timeout(patience);
    while (!isFinished(this.current.state) && !late.aborted) await this.changed(late);
  }
}
