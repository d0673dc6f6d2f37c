import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { sourceSubject } from '#events/source.js';
import { heldFacts, type HeldFact } from '#projections/sourcing/held-facts.js';
import { newerSnapshot, sourceAccount, type SourceAccount } from '#projections/sourcing/source-account.js';
import type { SnapshotIdentity } from '#projections/sourcing/source-record.js';
import { EventStore } from '../../event-store/index.js';
import { ProjectingService } from '../../projecting/index.js';
import { Refusal, SubjectRecords } from '../../recording/index.js';
import type { SnapshotContent } from '../source.js';
import type { Comparison } from './comparison.js';
import { ComparisonInProgress } from './comparison-in-progress.js';
import { KnownProducts } from './known-products.js';
import { Matcher } from './matcher.js';
import { surveyOf } from './survey.js';

/** Records between two looks at how far a comparison has come. */
const EVERY = 100;

/** Compares a snapshot of a source with what the register believes. Writes nothing. */
@Injectable()
export class Comparer {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly records: SubjectRecords,
    private readonly projecting: ProjectingService,
  ) {}

  /**
   * @param onProgress told of records compared, of how many
   * @throws Refusal where a newer snapshot of the source was taken: an older one would undo it
   */
  async compare(
    snapshot: SnapshotIdentity,
    content: SnapshotContent,
    onProgress: (done: number, total: number) => void = () => undefined,
  ): Promise<Comparison> {
    await this.projecting.waitFor(await this.store.head());
    const account = await this.accountOf(snapshot);
    const survey = await surveyOf(this.store, content.records, account.hashes);
    const products = new KnownProducts(this.records);
    const held = await heldIn(products, survey.listed, account);
    const matches = await new Matcher(account, survey, products).matches(content.records);
    const comparison = new ComparisonInProgress({ snapshot, account, held, products });
    for (const [i, record] of content.records.entries()) {
      await comparison.add(record, matches.get(record.record)!);
      if (i % EVERY > 0) continue;
      onProgress(i, content.records.length);
      // Others are answered while a long table is compared.
      await nextTurn();
    }
    return comparison.finish(content);
  }

  private async accountOf({ sourceId, publishedOn }: SnapshotIdentity): Promise<SourceAccount> {
    const { beliefs } = await this.records.load(sourceSubject(sourceId));
    const account = sourceAccount(beliefs);
    const newer = newerSnapshot(account, publishedOn);
    if (!newer) return account;
    const rule = `must not be older than the newest snapshot taken, which is of ${newer.effectiveOn}: it would undo what that one changed`;
    throw new Refusal('contradiction', `publishedOn ${rule}`, newer, [
      { field: 'publishedOn', value: publishedOn, rule },
    ]);
  }
}

/** Every fact that was read in the source, wherever it has been moved since. */
async function heldIn(
  products: KnownProducts,
  listed: Iterable<string>,
  { hashes }: SourceAccount,
): Promise<Map<string, HeldFact>> {
  const all = new Map<string, HeldFact>();
  for (const productId of listed) {
    const { log } = await products.record(productId);
    for (const [key, fact] of heldFacts(log, hashes))
      if (!all.has(key) || all.get(key)!.retracted) all.set(key, fact);
  }
  return all;
}
