import { foldName } from '#projections/register/register.js';
import {
  matchByName,
  matchByNumber,
  type Match,
  type ProposedCandidate,
} from '#projections/sourcing/matching.js';
import type { SourceAccount } from '#projections/sourcing/source-account.js';
import type { SourceRecord } from '#projections/sourcing/source-record.js';
import type { KnownProduct, KnownProducts } from './known-products.js';
import type { Products, Survey } from './survey.js';

/** Finds the product that each record of a snapshot is about: as was decided, by number, then by name and sponsor. */
export class Matcher {
  constructor(
    private readonly account: SourceAccount,
    private readonly survey: Survey,
    private readonly products: KnownProducts,
  ) {}

  /** By record. Two records that go by one name to one product are doubtful, whichever comes first. */
  async matches(records: readonly SourceRecord[]): Promise<Map<string, Match>> {
    const matches = new Map<string, Match>();
    const byName = new Map<string, SourceRecord[]>();
    for (const record of records) {
      const match =
        (await this.asDecided(record)) ?? (await this.byNumber(record)) ?? this.asProposed(record);
      matches.set(record.record, match ?? (await this.byName(record)));
      const named = match ?? matches.get(record.record)!;
      if (match || named.outcome !== 'product') continue;
      byName.set(named.productId, [...(byName.get(named.productId) ?? []), record]);
    }
    for (const [productId, rivals] of byName)
      if (rivals.length > 1)
        for (const { record } of rivals)
          matches.set(record, {
            outcome: 'doubtful',
            candidates: [{ productId, because: 'Another record of the source goes by its name as well.' }],
          });
    return matches;
  }

  private async asDecided({ record }: SourceRecord): Promise<Match | undefined> {
    const decision = this.account.matches.get(record)?.decision;
    if (!decision) return undefined;
    const { productId } = decision.data;
    const product = typeof productId === 'string' ? await this.products.survivor(productId) : undefined;
    return product ? { outcome: 'product', productId: product.identity.productId } : { outcome: 'new' };
  }

  /** What was put on the list stays there until somebody decides, whatever the snapshot changed since. */
  private asProposed({ record }: SourceRecord): Match | undefined {
    const proposal = this.account.matches.get(record)?.proposal;
    if (!proposal) return undefined;
    return { outcome: 'doubtful', candidates: proposal.data['candidates'] as ProposedCandidate[] };
  }

  private async byNumber({ identifiers, productId }: SourceRecord): Promise<Match | undefined> {
    const numbers = [...identifiers, productId].map(foldName);
    const found = await this.products.survivors(idsOf(this.survey.byNumber, numbers));
    const having = found.filter((product) => numbers.some((number) => product.numbers.has(number)));
    // A fact may have been moved to another product, and its number with it: what a product goes by counts for more.
    const named = having.filter((product) => numbers.some((number) => product.codes.has(number)));
    const those = named.length === 1 ? named : having;
    const match = matchByNumber(those.map(({ identity }) => identity.productId));
    const { productId: whole, splitInto } = those.length === 1 ? those[0]!.identity : NOT_SPLIT;
    if (!splitInto) return match;
    return {
      outcome: 'doubtful',
      candidates: splitInto.map((part) => ({ productId: part, because: `${whole} was split into it.` })),
    };
  }

  /** The source tells its own records apart: a product that it lists under another record is no candidate. */
  private async byName(record: SourceRecord): Promise<Match> {
    const names = record.names.filter(({ kind }) => kind !== 'code').map(({ text }) => foldName(text));
    const found = await this.products.survivors(idsOf(this.survey.byName, names));
    return matchByName(
      record,
      found
        .filter((product) => !this.isListed(product))
        .map(({ identity, sponsor }) => ({ ...identity, ...(sponsor !== undefined && { sponsor }) })),
    );
  }

  private isListed({ record }: KnownProduct): boolean {
    return record.log.some(({ productId }) => productId !== undefined && this.survey.listed.has(productId));
  }
}

const NOT_SPLIT = { productId: '', splitInto: undefined } as const;

const idsOf = (products: Products, keys: readonly string[]): Set<string> =>
  new Set(keys.flatMap((key) => [...(products.get(key) ?? [])]));
