import { mkdir } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson } from '#events/canonical.js';
import { toBase64 } from '#projections/merkle/base64.js';
import type { MerkleLog } from '#projections/merkle/merkle-log.js';
import { Exports, type Taker } from '../../access-trail/index.js';
import { RegisterStates, type ResolvedBasis } from '../../asking/index.js';
import { EventStore, loggedEvent } from '../../event-store/index.js';
import { badRequest } from '../../http/index.js';
import { Checkpoints } from '../checkpoints/checkpoints.js';
import { claimedState } from '../claimed-state.js';
import { KeyAccount } from '../keys/key-account.js';
import { LogKeys } from '../keys/log-keys.js';
import { HashedFile, type BundleFile } from './hashed-file.js';
import { manifestNote, manifestText } from './manifest.js';
import { reportHtml } from './report.js';
import { Tally } from './tally.js';

/** Writes bundles: all that somebody needs who wants to check the register without it. */
@Injectable()
export class Bundles {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly checkpoints: Checkpoints,
    private readonly states: RegisterStates,
    private readonly keys: LogKeys,
    private readonly keyAccount: KeyAccount,
    private readonly exports: Exports,
  ) {}

  /**
   * Writes a bundle for a pair of dates, which is recorded beforehand. The same pair gives the same bytes while the
   * keys are the same.
   * @param folder made where it is missing; a file of a bundle that is there already stays and is an error
   * @param taker who takes it, and what for
   * @param since size of an earlier checkpoint, from which consistency is proven along
   * @param signal stops it; what was written by then stays
   * @returns every file, the manifest and its signature last
   * @throws ProblemError 400 where the earlier size lies beyond the basis
   * @throws StoreUnavailableError where it cannot be recorded; then nothing is written
   */
  async write(
    folder: string,
    basis: ResolvedBasis,
    taker: Taker,
    since?: number,
    signal?: AbortSignal,
  ): Promise<BundleFile[]> {
    const { effectiveAt, knownAt, position } = basis;
    if (since !== undefined && since > position)
      throw badRequest([
        { field: 'since', value: since, rule: `must not lie beyond the basis, ${position}` },
      ]);
    await this.keyAccount.settle();
    await this.exports.record({
      ...taker,
      format: 'bundle',
      basis: { position, effectiveAt },
      ...(since !== undefined && { since }),
    });
    const tree = await this.checkpoints.tree();
    await mkdir(folder, { recursive: true });
    const tally = new Tally();
    const checkpoint = this.checkpoints.note(tree, position);
    const vkeys = this.keys.shown().map(({ vkey }) => vkey);
    const { origin } = this.keys;

    const events = await this.writeEvents(folder, position, tally, signal);
    const { file: state, products } = await this.writeState(folder, basis, signal);
    const files = [
      await HashedFile.write(folder, 'checkpoint.txt', checkpoint),
      ...(since === undefined ? [] : [await writeConsistency(folder, tree, since, position)]),
      events,
      await HashedFile.write(folder, 'keys.txt', `${vkeys.join('\n')}\n`),
      await HashedFile.write(
        folder,
        'report.html',
        reportHtml({ origin, effectiveAt, knownAt, position, products, checkpoint, vkeys, tally }),
      ),
      state,
    ];
    const manifest = manifestText({
      format: 'clockstop-bundle',
      version: 1,
      origin,
      basis: { effectiveAt, ...(knownAt !== undefined && { knownAt }), position },
      root: toBase64(tree.root(position)),
      products,
      files,
    });
    return [
      ...files,
      await HashedFile.write(folder, 'manifest.json', manifest),
      await HashedFile.write(folder, 'manifest.note', manifestNote(origin, manifest, this.keys.signers)),
    ];
  }

  private writeEvents(folder: string, upTo: number, tally: Tally, signal?: AbortSignal): Promise<BundleFile> {
    return HashedFile.writeLines(folder, 'events.ndjson', async (add) => {
      if (upTo === 0) return;
      for await (const page of this.store.readAll(0)) {
        signal?.throwIfAborted();
        for (const stored of page) {
          if (stored.position > upTo) return;
          tally.add(loggedEvent(stored), stored.position);
          await add(`${stored.body}\n`);
        }
      }
    });
  }

  private async writeState(
    folder: string,
    basis: ResolvedBasis,
    signal?: AbortSignal,
  ): Promise<{ file: BundleFile; products: number }> {
    let products = 0;
    const file = await HashedFile.writeLines(folder, 'state.ndjson', async (add) => {
      for await (const state of this.states.all(basis)) {
        signal?.throwIfAborted();
        products++;
        await add(`${canonicalJson(claimedState(state))}\n`);
      }
    });
    return { file, products };
  }
}

const writeConsistency = (folder: string, tree: MerkleLog, from: number, to: number): Promise<BundleFile> =>
  HashedFile.write(
    folder,
    'consistency.json',
    `${canonicalJson({
      from,
      to,
      fromRoot: toBase64(tree.root(from)),
      toRoot: toBase64(tree.root(to)),
      hashes: tree.consistencyProof(from, to).map(toBase64),
    })}\n`,
  );
