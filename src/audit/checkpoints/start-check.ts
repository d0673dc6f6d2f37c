import type { Checkpoint } from '#projections/merkle/checkpoint.js';
import { leafHash, sameBytes } from '#projections/merkle/hashing.js';
import type { MerkleLog } from '#projections/merkle/merkle-log.js';
import { type EventStore, StoreRefusedError } from '../../event-store/index.js';
import { ADVICE, type KeptCheckpoint } from './kept-checkpoint.js';

/** @throws StoreRefusedError where the log is shorter than the checkpoint says it was */
export async function refuseTruncated(
  store: EventStore,
  kept: KeptCheckpoint,
  checkpoint: Checkpoint,
): Promise<void> {
  const head = await store.head();
  if (head >= checkpoint.size) return;
  throw new StoreRefusedError(
    `The store was truncated or rolled back: it holds ${head} events, and the checkpoint at "${kept.file}" was signed ` +
      `when it held ${checkpoint.size}. ${ADVICE}`,
  );
}

/** @throws StoreRefusedError where the first events of the log are not those that were signed */
export function refuseRewritten(tree: MerkleLog, kept: KeptCheckpoint, checkpoint: Checkpoint): void {
  if (tree.size >= checkpoint.size && sameBytes(tree.root(checkpoint.size), checkpoint.root)) return;
  throw new StoreRefusedError(
    `The store was rewritten: its first ${checkpoint.size} events are not those that the checkpoint at "${kept.file}" ` +
      `was signed for. \`clockstop verify\` says more. ${ADVICE}`,
  );
}

/**
 * Hashes again the events that the tree knows from a snapshot alone.
 * @throws StoreRefusedError at the first that is not what it was when the snapshot was written
 */
export async function refuseChanged(store: EventStore, tree: MerkleLog, upTo: number): Promise<void> {
  let position = 0;
  while (position < upTo) {
    for await (const page of store.readAll(position)) {
      for (const stored of page) {
        if (stored.position > upTo) return;
        if (!sameBytes(leafHash(stored.body), tree.leaf(stored.position - 1)))
          throw new StoreRefusedError(
            `The store was rewritten: the event at position ${stored.position} is not what it was when the register ` +
              'last ran. `clockstop verify` says more. Restore the store from a backup; if the snapshots are what ' +
              'changed, remove the folder "snapshots", which is rebuilt.',
          );
        position = stored.position;
      }
    }
  }
}
