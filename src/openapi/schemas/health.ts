import { Type } from '@sinclair/typebox';
import { oneOf, optional, record } from '#events/fields.js';
import type { ProjectorHealth } from '../../projecting/index.js';
import { assertDescribed, type Describes } from './describes.js';

export const Live = record({ status: Type.Literal('up') });

export const Projection = record(
  {
    name: Type.String(),
    version: Type.Integer({ minimum: 1 }),
    status: oneOf(['building', 'live', 'failed'] as const, '`failed` where an event has stopped it.'),
    position: Type.Integer({ minimum: 0, description: 'The last event it has folded.' }),
    error: optional(Type.String({ description: 'The event that stopped it, and why.' })),
  },
  { description: 'A projection, and how far it has come.' },
);

export const Store = record(
  {
    kind: Type.String({ description: '`sqlite`, `memory` or `eventstoredb`.' }),
    status: optional(
      oneOf(
        ['live', 'catching-up', 'disconnected'] as const,
        'How this process follows a log that others write to as well; absent where none can.',
      ),
    ),
    position: optional(Type.Integer({ minimum: 0, description: 'The last event that it has counted.' })),
    behindMs: optional(
      Type.Integer({
        minimum: 0,
        description: 'Milliseconds since it last was at the end of the log; 0 while it is.',
      }),
    ),
  },
  { description: 'Where the log is kept, and how this process follows it.' },
);

export const Ready = record(
  {
    status: oneOf(['up', 'down'] as const, 'Whether answers can be given.'),
    position: Type.Integer({ minimum: 0, description: 'The last event that was read from the log.' }),
    projections: Type.Array(Projection),
    failure: optional(Type.String({ description: 'Why the log is no longer followed.' })),
    store: Store,
  },
  { description: 'Whether answers can be given, and how far each projection has come.' },
);

assertDescribed(true satisfies Describes<typeof Projection, ProjectorHealth>);

export const HEALTH_SCHEMAS = { Live, Projection, Ready, Store };
