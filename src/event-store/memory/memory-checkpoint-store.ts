import { checkWrite } from '../checkpoints/checkpoint-rules.js';
import { CheckpointStore, NO_CHECKPOINT, type Checkpoint } from '../checkpoints/checkpoint-store.js';
import { WrongExpectedRevisionError } from '../event-store.js';

/** Keeps checkpoints in memory; they are gone with the process. */
export class MemoryCheckpointStore extends CheckpointStore {
  override readonly shared = false;
  private readonly checkpoints = new Map<string, Checkpoint>();

  /** @param whileOpen runs it, or rejects where the store is closed */
  constructor(private readonly whileOpen: <T>(act: () => T) => Promise<T>) {
    super();
  }

  override read(name: string): Promise<Checkpoint | undefined> {
    return this.whileOpen(() => this.checkpoints.get(name));
  }

  override write(name: string, expectedRevision: number, body: string): Promise<number> {
    return this.whileOpen(() => {
      checkWrite(name, expectedRevision, body);
      const actual = this.checkpoints.get(name)?.revision ?? NO_CHECKPOINT;
      if (actual !== expectedRevision) throw new WrongExpectedRevisionError(name, expectedRevision, actual);
      const revision = actual + 1;
      this.checkpoints.set(name, Object.freeze({ revision, body }));
      return revision;
    });
  }
}
