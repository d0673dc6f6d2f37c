import type { Envelope, Trail } from './envelope.js';

/**
 * Stream names are the storage format: one stream per product, one per subject that belongs to no product, one per
 * trail of what the register records about itself.
 */
export const productStream = (productId: string): string => `product-${productId}`;
export const referenceStream = (referenceId: string): string => `reference-${referenceId}`;
export const trailStream = (trail: Trail): string => `trail-${trail}`;

/** The stream an event belongs to. @throws where it has no subject, which no validated event has */
export function streamOf(event: Pick<Envelope, 'productId' | 'referenceId' | 'trail'>): string {
  if (event.productId !== undefined) return productStream(event.productId);
  if (event.referenceId !== undefined) return referenceStream(event.referenceId);
  if (event.trail !== undefined) return trailStream(event.trail);
  throw new TypeError('the event has neither productId nor referenceId nor trail');
}
