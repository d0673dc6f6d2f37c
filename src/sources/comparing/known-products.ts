import { identityOf, type Identity } from '#projections/product/identity.js';
import { milestonesAt } from '#projections/product/lane.js';
import { foldName } from '#projections/register/register.js';
import { inForce, type SubjectRecord } from '#projections/product/subject-record.js';
import type { SubjectRecords } from '../../recording/index.js';
import { numbersIn } from './survey.js';

/** A registered product as a comparison needs it. */
export interface KnownProduct {
  readonly record: SubjectRecord;
  readonly identity: Identity;
  /** Folded numbers that it goes by: its id, and the codes among its names. */
  readonly codes: ReadonlySet<string>;
  /** These, and those of its applications, approvals and designations. */
  readonly numbers: ReadonlySet<string>;
  /** Its sponsor; where none is told, the one company that holds its approvals. */
  readonly sponsor?: string;
}

/** Products by id, read once; where one was merged into another, that other. */
export class KnownProducts {
  private readonly read = new Map<string, Promise<SubjectRecord>>();
  private readonly known = new Map<string, Promise<KnownProduct | undefined>>();

  constructor(private readonly records: SubjectRecords) {}

  record(productId: string): Promise<SubjectRecord> {
    let record = this.read.get(productId);
    if (!record) this.read.set(productId, (record = this.records.load({ productId })));
    return record;
  }

  /** The product that goes on under this id; undefined where none is registered. */
  survivor(productId: string): Promise<KnownProduct | undefined> {
    let product = this.known.get(productId);
    if (!product) this.known.set(productId, (product = this.follow(productId)));
    return product;
  }

  /** The products that go on under these ids, each once, in order of id. */
  async survivors(productIds: Iterable<string>): Promise<KnownProduct[]> {
    const found = new Map<string, KnownProduct>();
    for (const productId of productIds) {
      const product = await this.survivor(productId);
      if (product) found.set(product.identity.productId, product);
    }
    return [...found.values()].sort((a, b) => (a.identity.productId < b.identity.productId ? -1 : 1));
  }

  private async follow(productId: string, seen = new Set<string>()): Promise<KnownProduct | undefined> {
    const record = await this.record(productId);
    const identity = identityOf(productId, milestonesAt(record.beliefs, Infinity));
    if (!identity) return undefined;
    const { mergedInto } = identity;
    if (mergedInto !== undefined && !seen.has(mergedInto))
      return this.follow(mergedInto, seen.add(productId));
    const codes = [
      ...[identity.productId, ...(identity.mergedFrom ?? [])],
      ...identity.names.flatMap(({ kind, text }) => (kind === 'code' ? [text] : [])),
    ].map(foldName);
    const facts = inForce(record).map(({ event }) => event.data);
    const numbers = facts.flatMap((data) => numbersIn(data).map(foldName));
    const sponsor = identity.sponsor ?? onlyHolder(facts);
    return {
      record,
      identity,
      codes: new Set(codes),
      numbers: new Set([...codes, ...numbers]),
      ...(sponsor !== undefined && { sponsor }),
    };
  }
}

function onlyHolder(facts: readonly Readonly<Record<string, unknown>>[]): string | undefined {
  const holders = new Set(facts.map(({ holder }) => holder).filter((holder) => typeof holder === 'string'));
  return holders.size === 1 ? [...holders][0] : undefined;
}
