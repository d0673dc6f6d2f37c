import { Type } from '@sinclair/typebox';
import { defineEvent } from './definition.js';
import { eventId, listOf, oneOf, optional, record, slug, text } from './fields.js';
import { ProductName } from './identity.js';

/**
 * What the register knows of a public list that is published anew and silently overwritten: which snapshots of it were
 * taken, which product a record of it is about, and what it no longer says. What a snapshot says of a product is
 * recorded as facts of that product; here stands what lies around them. A source is a reference: see `sourceSubject`.
 */
const source = { family: 'source', dated: 'optional', version: 1 } as const;

export const SNAPSHOT_FORMATS = ['csv', 'xlsx', 'json'] as const;

const sourceId = slug('Names the source.', {
  pattern: '^[a-z0-9][a-z0-9-]{0,59}$',
  examples: ['ema-medicines'],
});
export const SourceId = sourceId;
const recordKey = text(300, 'Names the record within the source: its number, where the source gives one.', {
  examples: ['EMEA/H/C/000992'],
});
const productId = (description: string) => slug(description, { examples: ['example-product'] });
const note = optional(text(2000, 'What is left open.'));

/** The subject in whose stream stands what is recorded about a source. */
export const sourceSubject = (id: string): { readonly referenceId: string } => ({
  referenceId: `source.${id}`,
});

/**
 * A snapshot was compared with the register. `effectiveOn` is the snapshot's own date. Recorded before what it says, so
 * that whatever has this SHA-256 in its source is known to be read there.
 */
export const SourceSnapshotTaken = defineEvent({
  ...source,
  subject: 'reference',
  dated: 'required',
  type: 'SourceSnapshotTaken',
  label: { en: 'Source snapshot taken', zh: '采集来源快照' },
  data: record({
    sourceId,
    sha256: text(64, 'SHA-256 of the file, in hexadecimal.', {
      pattern: '^[0-9a-f]{64}$',
      examples: ['0'.repeat(64)],
    }),
    format: oneOf(SNAPSHOT_FORMATS, 'Format of the file.'),
    rows: Type.Integer({ minimum: 0, description: 'Rows of the file.' }),
    partial: optional(Type.Boolean({ description: 'True where it holds only a part of the source.' })),
  }),
});

/** A record may be about one of these products, and somebody has to say which. Nothing of it is recorded until then. */
export const SourceMatchProposed = defineEvent({
  ...source,
  subject: 'reference',
  type: 'SourceMatchProposed',
  label: { en: 'Source match proposed', zh: '待定来源匹配' },
  data: record({
    sourceId,
    record: recordKey,
    names: listOf(ProductName, 50, 'Names that the record gives.'),
    sponsor: optional(text(300, 'Sponsor that the record gives.')),
    candidates: listOf(
      record({ productId: productId('A product.'), because: text(300, 'What speaks for it.') }),
      20,
      'Products that it may be about.',
    ),
  }),
});

/** Somebody said which product a record is about. It holds for every later snapshot. */
export const SourceMatchDecided = defineEvent({
  ...source,
  subject: 'reference',
  type: 'SourceMatchDecided',
  label: { en: 'Source match decided', zh: '确定来源匹配' },
  data: record({
    sourceId,
    record: recordKey,
    productId: optional(productId('The product; absent where it is none that is registered.')),
    note,
  }),
});

const listing = {
  sourceId,
  eventIds: listOf(eventId('A fact that was read there.'), 1000, 'The facts that it is said of.'),
  note,
};

/** The source no longer says these facts, as of the date of its snapshot. They stand as they are. */
export const SourceListingEnded = defineEvent({
  ...source,
  subject: 'product',
  dated: 'required',
  type: 'SourceListingEnded',
  label: { en: 'Source listing ended', zh: '来源不再列示' },
  data: record(listing),
});

/** The source says these facts again, as it did before. */
export const SourceListingResumed = defineEvent({
  ...source,
  subject: 'product',
  dated: 'required',
  type: 'SourceListingResumed',
  label: { en: 'Source listing resumed', zh: '来源恢复列示' },
  data: record(listing),
});

export const SOURCE = [
  SourceSnapshotTaken,
  SourceMatchProposed,
  SourceMatchDecided,
  SourceListingEnded,
  SourceListingResumed,
] as const;
