import { Type, type Static } from '@sinclair/typebox';
import { oneOf, record } from '#events/fields.js';

const Hash = (description: string) =>
  Type.String({ description, pattern: '^[A-Za-z0-9+/]{43}=$', contentEncoding: 'base64' });
const Hashes = Type.Array(Hash('A hash.'), {
  description: 'The hashes of the proof in the order of RFC 6962, base64.',
});
const Note = Type.String({
  description: 'C2SP signed note of the head at that size: origin, size, root, signatures.',
});

const LogKey = record({
  vkey: Type.String({ description: 'C2SP verifier key: <name>+<key id>+<base64>.' }),
  use: oneOf(['signing', 'previous', 'retired'] as const, 'Whether it signs, signs along, or signed before.'),
});

const LogKeyList = record({
  origin: Type.String({ description: 'Names the log: the first line of every checkpoint.' }),
  vkey: Type.String({ description: 'The key that signs now.' }),
  keys: Type.Array(LogKey),
});
export type LogKeyList = Static<typeof LogKeyList>;

const InclusionProof = record(
  {
    eventId: Type.String({ format: 'uuid' }),
    event: Type.String({
      description: 'The event as it is stored: canonical JSON (RFC 8785). Its UTF-8 bytes are the leaf.',
    }),
    leafIndex: Type.Integer({ minimum: 0, description: 'Its place in the tree: its position less one.' }),
    leafHash: Hash('SHA-256 of 0x00 and the leaf, base64.'),
    treeSize: Type.Integer({ minimum: 1 }),
    hashes: Hashes,
    root: Hash('The root that the proof leads to, base64.'),
    checkpoint: Note,
  },
  { description: 'That an event stands in the log, by RFC 6962 §2.1.1.' },
);
export type InclusionProof = Static<typeof InclusionProof>;

const ConsistencyProof = record(
  {
    from: Type.Integer({ minimum: 1 }),
    to: Type.Integer({ minimum: 1 }),
    fromRoot: Hash('The root at the earlier size, base64.'),
    toRoot: Hash('The root at the later size, base64.'),
    hashes: Hashes,
    checkpoint: Note,
  },
  { description: 'That the later log begins with the earlier one, by RFC 6962 §2.1.2.' },
);
export type ConsistencyProof = Static<typeof ConsistencyProof>;

/** Schemas of this module's answers by the names that its routes refer to. */
export const AUDIT_SCHEMAS = { LogKeyList, InclusionProof, ConsistencyProof };
