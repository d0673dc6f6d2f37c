import { SubjectId } from '#events/validation.js';

interface PathParameter {
  readonly description: string;
  readonly schema: object;
  readonly example: string;
}

const slug = { type: 'string', pattern: SubjectId.pattern };

/** What each path parameter means, wherever it stands. */
export const PATH_PARAMETERS: Readonly<Record<string, PathParameter>> = {
  productId: { description: 'Id of the product.', schema: slug, example: 'amimestrocel' },
  referenceId: {
    description:
      'Id of a subject that belongs to no product: a guideline, a policy, a review clock, a claim.',
    schema: slug,
    example: 'example-guideline',
  },
  eventId: {
    description: 'Id of the event.',
    schema: slug,
    example: '94c13ab9-a9e5-599c-a395-a8ca2dc6a9b3',
  },
  importId: {
    description: 'Id of the import.',
    schema: { type: 'string' },
    example: '20261122T080000-3f2a9c41d07e',
  },
  webhookId: {
    description: 'Id of the webhook.',
    schema: slug,
    example: '4b1c1f0e-52a8-4c55-9a52-0b8f3f1d2c6a',
  },
  revisionId: {
    description: 'Id of the revision.',
    schema: slug,
    example: '0d1f3c1a-7a7b-5a6e-9d53-0c8a9f5e2b44',
  },
  keyId: { description: 'Id of the API key.', schema: slug, example: '9f1c2a7b3d4e5f60' },
  name: { description: 'Name of the projection.', schema: { type: 'string' }, example: 'register' },
};
