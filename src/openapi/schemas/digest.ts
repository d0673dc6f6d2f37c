import { Type } from '@sinclair/typebox';
import { oneOf, optional, record } from '#events/fields.js';
import type { DigestClass as ClassView, DigestEntry as EntryView } from '#projections/digest/digest.js';
import { DIGEST_KINDS } from '#projections/digest/kinds.js';
import type { RegisteredProduct as ProductView } from '#projections/register/registered-products.js';
import type { WrittenDigest } from '../../feeds/index.js';
import { answer, Day, Label, SubjectName } from './common.js';
import { assertDescribed, type Describes } from './describes.js';
import { milestone } from './milestone.js';

const text = Type.String();
const counts = {
  certain: Type.Integer({ minimum: 0, description: 'Facts that lie in the week.' }),
  possible: Type.Integer({ minimum: 0, description: 'Facts that may lie in the week or in another.' }),
};

export const RegisteredProduct = record(
  {
    productId: SubjectName,
    name: text,
    sponsor: optional(text),
    therapyGroup: optional(text),
    modality: optional(text),
  },
  { description: 'A product as lists name it.' },
);

const DigestEntry = record(
  { product: RegisteredProduct, ...milestone },
  { description: 'A fact of the week; `possible` where its date only may lie in it.' },
);

const DigestClass = record({
  therapyGroup: Type.Union([text, Type.Null()], {
    description: 'Therapy group; null where the registration states none.',
  }),
  label: Label,
  ...counts,
  entries: Type.Array(DigestEntry, { minItems: 1, description: 'What is certain first.' }),
});

const kinds = DIGEST_KINDS.map(({ kind }) => kind);
const DigestKind = record({
  kind: oneOf(kinds, 'What happened.'),
  label: Label,
  ...counts,
  classes: Type.Array(DigestClass),
});

const week = (description: string) => Type.String({ description, examples: ['2025-W43'] });
const address = Type.String({ description: 'As of the same pair of dates.' });

export const Digest = answer(
  'What a week brought, by kind and class. Every kind is there, also where it is empty.',
  {
    week: record({
      name: week('The week of ISO 8601.'),
      from: Day,
      to: Day,
      complete: Type.Boolean({ description: 'Whether the week is over by `effectiveAt`.' }),
      before: optional(week('The week before.')),
      after: optional(week('The week after; absent where it has not begun by `effectiveAt`.')),
    }),
    agency: optional(text),
    kinds: Type.Array(DigestKind),
    links: record({
      before: optional(address),
      after: optional(address),
      json: address,
      html: address,
      markdown: address,
    }),
  },
);

assertDescribed(
  true satisfies Describes<typeof RegisteredProduct, ProductView>,
  true satisfies Describes<typeof DigestEntry, EntryView>,
  true satisfies Describes<typeof DigestClass, ClassView>,
  true satisfies Describes<typeof Digest, WrittenDigest>,
);

export const DIGEST_SCHEMAS = { RegisteredProduct, DigestEntry, DigestClass, DigestKind, Digest };
