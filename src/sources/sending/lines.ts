import { Type, type Static } from '@sinclair/typebox';
import { edtfDate, listOf, oneOf, optional, record, slug, text } from '#events/fields.js';
import { SNAPSHOT_FORMATS, SourceId } from '#events/source.js';

const rowNumber = Type.Integer({ minimum: 0, description: 'Row of the file, from 1.' });

const CellFault = record(
  { row: rowNumber, column: Type.String(), value: optional(Type.Unknown()), rule: Type.String() },
  { description: 'A cell that no fact can be made of.' },
);

/** The first line of a snapshot that is sent: which file it is, and the rows that no record could be made of. */
export const Snapshot = record(
  {
    sourceId: SourceId,
    title: text(500, 'Title of the source.'),
    publisher: text(300, 'Who publishes it.'),
    url: optional(text(2000, 'Where the file was fetched.', { pattern: '^https?://[^\\s]+$' })),
    publishedOn: edtfDate('The date that the source gives the file: a day, a month or a year.'),
    sha256: text(64, 'SHA-256 of the file, in hexadecimal.', { pattern: '^[0-9a-f]{64}$' }),
    format: oneOf(SNAPSHOT_FORMATS, 'Format of the file.'),
    rows: Type.Integer({ minimum: 0, description: 'Rows of the file.' }),
    partial: Type.Boolean({ description: 'Whether it holds only a part of the source.' }),
    faults: Type.Array(CellFault, { description: 'Rows that no record could be made of.' }),
  },
  { description: 'A file of a source.' },
);

const SourceFact = record(
  {
    type: Type.String({ description: 'Type of event.' }),
    effectiveOn: optional(Type.String({ description: 'EDTF.' })),
    undated: optional(
      Type.Literal(true, { description: 'The date is a bound that follows from the snapshot’s.' }),
    ),
    data: Type.Record(Type.String(), Type.Unknown(), { description: 'The payload.' }),
    columns: Type.Record(Type.String(), Type.String(), { description: 'The column of each field.' }),
  },
  { description: 'A fact that a record states.' },
);

/** Every further line: what the source says of one product. */
export const SourceRecord = record(
  {
    record: text(300, 'Names the record in the source.'),
    row: rowNumber,
    productId: slug('Id of the product that it becomes where it is about none that is registered.'),
    identifiers: Type.Array(Type.String(), { description: 'Numbers that tell its product from any other.' }),
    names: listOf(
      record({ text: Type.String(), kind: Type.String(), lang: optional(Type.String()) }),
      50,
      'Names of the product.',
    ),
    sponsor: optional(Type.String()),
    url: optional(Type.String()),
    facts: Type.Array(SourceFact),
    faults: Type.Array(CellFault, { description: 'Cells that could not be read.' }),
  },
  { description: 'What a source says of one product.' },
);

export type SnapshotLine = Static<typeof Snapshot>;
