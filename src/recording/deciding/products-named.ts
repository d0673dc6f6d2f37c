import { changesOf, isCorrection, type LoggedEvent } from '#projections/belief/belief.js';
import { Refusal } from './refusal.js';
import type { Statement } from './statement.js';

/** A product that a statement leads to, and the field that says so. */
export interface NamedProduct {
  readonly field: string;
  readonly productId: string;
}

/** A merge, a split, a move and a match of a source need the products they lead to. */
export function productsNamed({ type, data }: Pick<Statement, 'type' | 'data'>): NamedProduct[] {
  if (type === 'ProductMerged') return [{ field: 'data.into', productId: data['into'] as string }];
  if (type === 'ProductSplit')
    return (data['into'] as string[]).map((productId, i) => ({ field: `data.into.${i}`, productId }));
  if (type === 'SourceMatchDecided' && data['productId'] !== undefined)
    return [{ field: 'data.productId', productId: data['productId'] as string }];
  const moved = isCorrection({ type }) && changesOf({ data } as LoggedEvent).productId;
  return moved ? [{ field: 'data.changes.productId', productId: moved }] : [];
}

export const unknownProduct = ({ field, productId }: NamedProduct): Refusal =>
  new Refusal('not-found', `No product "${productId}" is registered; register it first`, undefined, [
    { field, value: productId, rule: 'must be a registered product' },
  ]);
