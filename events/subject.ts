import type { Envelope } from './envelope.js';

/** Stream names are the storage format: one stream per product, one per subject that belongs to no product. */
export const productStream = (productId: string): string => `product-${productId}`;
export const referenceStream = (referenceId: string): string => `reference-${referenceId}`;

/** The stream an event belongs to. @throws where it has no subject, which no validated event has */
export function streamOf(event: Pick<Envelope, 'productId' | 'referenceId'>): string {
  if (event.productId !== undefined) return productStream(event.productId);
  if (event.referenceId !== undefined) return referenceStream(event.referenceId);
  throw new TypeError('the event has neither productId nor referenceId');
}
