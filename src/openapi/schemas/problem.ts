import { Type } from '@sinclair/typebox';
import { optional, record } from '#events/fields.js';
import type { Issue } from '#events/validation.js';
import type { Problem as ProblemView } from '../../http/index.js';
import { Edtf, EventId, EventTypeName, Position } from './common.js';
import { assertDescribed, type Describes } from './describes.js';

const IssueSchema = record(
  {
    field: Type.String({
      description: 'Path of the field, such as `data.agency`; empty for the whole body.',
    }),
    value: optional(Type.Unknown({ description: 'What was there, shortened where it is long.' })),
    rule: Type.String({ description: 'The rule it breaks.' }),
  },
  { description: 'One thing that is wrong with a request.' },
);

export const Problem = record(
  {
    type: Type.String({ format: 'uri', description: 'Names the kind of problem.' }),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String({ description: 'What is wrong with this request.' }),
    instance: optional(Type.String({ description: 'The address that was asked.' })),
    errors: optional(Type.Array(IssueSchema, { minItems: 1, description: 'What is wrong, field by field.' })),
    contradicts: optional(
      record(
        { eventId: EventId, type: EventTypeName, effectiveOn: optional(Edtf), position: Position },
        { description: 'The recorded event that the request contradicts.' },
      ),
    ),
  },
  { description: 'Problem details (RFC 9457).' },
);

assertDescribed(
  true satisfies Describes<typeof IssueSchema, Issue>,
  true satisfies Describes<typeof Problem, ProblemView>,
);

export const PROBLEM_SCHEMAS = { Issue: IssueSchema, Problem };
