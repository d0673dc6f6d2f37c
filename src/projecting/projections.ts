import { apiKeysProjection } from '#projections/access/api-keys.js';
import { merkleProjection } from '#projections/merkle/projection.js';
import type { Projection } from '#projections/projection.js';
import { registerProjection } from '#projections/register/projection.js';
import { revisionsProjection } from '#projections/revisions/revisions.js';

/** Every projection that the service runs. A read model joins by its place in this list. */
export const PROJECTIONS: readonly Projection<unknown>[] = [
  registerProjection,
  merkleProjection,
  apiKeysProjection,
  revisionsProjection,
];
