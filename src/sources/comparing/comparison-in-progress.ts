import { changeOf, type CellChange } from '#projections/sourcing/comparing.js';
import { factKey, type HeldFact } from '#projections/sourcing/held-facts.js';
import type { Match } from '#projections/sourcing/matching.js';
import { isTaken, type SourceAccount } from '#projections/sourcing/source-account.js';
import type { SnapshotIdentity, SourceFact, SourceRecord } from '#projections/sourcing/source-record.js';
import type { SnapshotContent } from '../source.js';
import type { ChangedCell, Comparison, DoubtfulRecord, SourceStatement } from './comparison.js';
import { aliasesOf, sameElsewhere } from './elsewhere.js';
import type { KnownProduct, KnownProducts } from './known-products.js';
import { Statements } from './statements.js';

interface Context {
  readonly snapshot: SnapshotIdentity;
  readonly account: SourceAccount;
  /** Facts that were read in the source before, by what tells them apart. */
  readonly held: ReadonlyMap<string, HeldFact>;
  readonly products: KnownProducts;
}

/** Takes the records of a snapshot one by one, and at the end what none of them says any more. */
export class ComparisonInProgress {
  private readonly statements: SourceStatement[] = [];
  private readonly write: Statements;
  private readonly stated = new Set<string>();
  /** Products of records that could not be read whole: what is missing of them is not held to be gone. */
  private readonly unread = new Set<string>();
  private readonly fresh: Record<string, number> = {};
  private readonly corrected: ChangedCell[] = [];
  private readonly contested: ChangedCell[] = [];
  private readonly doubtful: DoubtfulRecord[] = [];
  private readonly resumed: HeldFact[] = [];
  private unchanged = 0;

  constructor(private readonly context: Context) {
    this.write = new Statements(context.snapshot);
    if (!isTaken(context.account, context.snapshot)) this.statements.push(this.write.taken());
  }

  async add(record: SourceRecord, match: Match): Promise<void> {
    const before = this.statements.length + this.contested.length;
    for (const fact of record.facts) this.stated.add(factKey(fact, record.productId));
    if (record.faults.length > 0) this.unread.add(record.productId);
    if (match.outcome === 'doubtful') return this.propose(record, match);
    const productId = match.outcome === 'product' ? match.productId : record.productId;
    if (record.faults.length > 0) this.unread.add(productId);
    const product = await this.context.products.survivor(productId);
    for (const fact of this.factsOf(record, product)) this.compare(record, fact, product, productId);
    if (this.statements.length + this.contested.length === before) this.unchanged++;
  }

  async finish({ records, faults }: SnapshotContent): Promise<Comparison> {
    const gone = this.context.snapshot.partial ? [] : this.goneFacts();
    await this.list('SourceListingResumed', this.resumed);
    await this.list('SourceListingEnded', gone);
    const { snapshot } = this.context;
    const { statements, unchanged, fresh, corrected, contested, doubtful, resumed } = this;
    return {
      snapshot,
      records: records.length,
      unchanged,
      statements,
      faults: [...faults, ...records.flatMap((record) => record.faults)],
      fresh,
      corrected,
      contested,
      gone: gone.map(goneFact),
      resumed: resumed.map(goneFact),
      doubtful,
    };
  }

  /** A product that the source has not registered gets the names that it has not. */
  private factsOf(record: SourceRecord, product: KnownProduct | undefined): readonly SourceFact[] {
    const isOwn = record.facts.some(
      (fact) => fact.type === 'ProductRegistered' && this.context.held.has(factKey(fact, record.productId)),
    );
    return product && !isOwn ? aliasesOf(record, product.identity) : record.facts;
  }

  private compare(
    record: SourceRecord,
    fact: SourceFact,
    product: KnownProduct | undefined,
    productId: string,
  ): void {
    const recordedAbout = fact.type === 'ProductRegistered' ? record.productId : productId;
    const held = this.context.held.get(factKey(fact, recordedAbout));
    if (held) return this.compareWith(record, fact, held, productId);
    const elsewhere = product && sameElsewhere(fact, product.record, this.context.account.hashes);
    if (elsewhere) {
      this.note(this.contested, record, elsewhere, elsewhere.cells);
      return;
    }
    this.statements.push(this.write.fact(record, fact, recordedAbout));
    this.fresh[fact.type] = (this.fresh[fact.type] ?? 0) + 1;
  }

  private compareWith(record: SourceRecord, fact: SourceFact, held: HeldFact, productId: string): void {
    const { changes, cells, contested } = changeOf(fact, held);
    if (held.gone && !held.retracted) this.resumed.push(held);
    this.note(this.contested, record, held, contested);
    if (changes) {
      this.statements.push(this.write.correction(record, held, changes, fact.columns));
      this.note(this.corrected, record, held, cells);
    }
    if (this.isMisplaced(record, held, productId))
      this.statements.push(this.write.move(record, held, productId));
  }

  /** Whether somebody has decided since that the record is about another product. What a person moved stays there. */
  private isMisplaced(record: SourceRecord, held: HeldFact, productId: string): boolean {
    const decision = this.context.account.matches.get(record.record)?.decision;
    const { productId: decided } = decision?.data ?? {};
    if (typeof decided !== 'string' || held.retracted || held.productId !== held.recordedAbout) return false;
    return !IDENTITY.includes(held.type) && held.productId !== decided && held.productId !== productId;
  }

  private propose(record: SourceRecord, match: Extract<Match, { outcome: 'doubtful' }>): void {
    this.doubtful.push({ row: record.row, record: record.record, candidates: match.candidates });
    const { proposal } = this.context.account.matches.get(record.record) ?? {};
    const candidates = (proposal?.data['candidates'] ?? []) as readonly { readonly productId: string }[];
    const ids = (list: readonly { readonly productId: string }[]) =>
      list.map(({ productId }) => productId).join(' ');
    if (ids(candidates) !== ids(match.candidates.slice(0, 20)))
      this.statements.push(this.write.proposal(record, match));
  }

  private note(
    list: ChangedCell[],
    { row, record }: SourceRecord,
    { productId, eventId, type }: Pick<HeldFact, 'productId' | 'eventId' | 'type'>,
    cells: readonly CellChange[],
  ): void {
    list.push(...cells.map((cell) => ({ row, record, productId, eventId, type, ...cell })));
  }

  private goneFacts(): HeldFact[] {
    return [...this.context.held]
      .filter(
        ([key, { retracted, gone, type, productId, recordedAbout }]) =>
          !retracted &&
          !gone &&
          type !== 'AliasAsserted' &&
          !this.stated.has(key) &&
          !this.unread.has(productId) &&
          !this.unread.has(recordedAbout),
      )
      .map(([, held]) => held);
  }

  /** What is said of a merged product's facts is recorded on the one that goes on. */
  private async list(type: Parameters<Statements['listing']>[0], facts: readonly HeldFact[]): Promise<void> {
    const byProduct = new Map<string, string[]>();
    for (const { productId, eventId } of facts) {
      const survivor = (await this.context.products.survivor(productId))?.identity.productId ?? productId;
      byProduct.set(survivor, [...(byProduct.get(survivor) ?? []), eventId]);
    }
    for (const [productId, eventIds] of byProduct)
      for (let at = 0; at < eventIds.length; at += FACTS_TOLD)
        this.statements.push(this.write.listing(type, productId, eventIds.slice(at, at + FACTS_TOLD), 1));
  }
}

const IDENTITY = ['ProductRegistered', 'AliasAsserted'];

/** Facts that one event may name. */
const FACTS_TOLD = 1000;

const goneFact = ({ productId, eventId, type }: HeldFact) => ({ productId, eventId, type });
