import { Type, type Static } from '@sinclair/typebox';
import { optional, record } from '#events/fields.js';
import { ON_REFUSAL } from '../importer.js';
import { FORMATS } from '../rows/index.js';

export const STATES = [
  'queued',
  'checking',
  'recording',
  'completed',
  'rejected',
  'failed',
  'interrupted',
] as const;
export type ImportState = (typeof STATES)[number];

/** States in which nothing happens any more. */
export const isFinished = (state: ImportState): boolean => FINISHED.has(state);
const FINISHED = new Set<ImportState>(['completed', 'rejected', 'failed', 'interrupted']);

const choice = <const V extends readonly string[]>(values: V, description: string) =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values], description });

const count = (description: string) => Type.Integer({ minimum: 0, description });

const RowRefusal = record(
  {
    row: Type.Integer({ minimum: 1, description: 'Line of the file on which the row starts.' }),
    column: Type.String({ description: 'Column, or path of the field; empty for the row as a whole.' }),
    value: optional(Type.Unknown({ description: 'What stands there, shortened.' })),
    rule: Type.String({ description: 'The rule that it breaks.' }),
    contradicts: optional(
      record(
        { eventId: Type.String(), type: Type.String(), effectiveOn: optional(Type.String()) },
        { description: 'The event that it contradicts: recorded, or stated by a row before it.' },
      ),
    ),
  },
  { description: 'One thing that is wrong with a row.' },
);

/** A row that somebody else has to approve. */
export const RowProposalSchema = record({
  row: Type.Integer({ minimum: 1, description: 'Line of the file on which the row starts.' }),
  revisionId: Type.String({ description: 'Its revision, which may have been proposed before.' }),
});

export const ImportStatus = record(
  {
    id: Type.String({ examples: ['20261122T080000-3f2a9c'] }),
    state: choice(
      STATES,
      'queued, checking and recording while it runs; completed; rejected: nothing was recorded; failed or interrupted: it ended half-way and can be sent again.',
    ),
    detail: optional(Type.String({ description: 'Why it did not complete, and what to do.' })),
    format: choice(FORMATS, 'Format of the file.'),
    dryRun: Type.Boolean({ description: 'Whether the rows are checked only.' }),
    onRefusal: choice(ON_REFUSAL, 'What a refused row means for the others.'),
    by: optional(Type.String({ description: 'Who records.' })),
    createdAt: Type.String({ description: 'Instant at which the file had arrived.' }),
    finishedAt: optional(Type.String({ description: 'Instant at which it ended.' })),
    size: count('Bytes of the file.'),
    bytes: count('Bytes read so far.'),
    rows: count('Rows read so far.'),
    accepted: count('Rows that are good and new.'),
    recorded: count('Rows recorded so far.'),
    proposed: optional(
      count('Corrections and retractions proposed so far, where somebody else has to approve them.'),
    ),
    alreadyRecorded: count('Rows that say what was recorded or proposed before.'),
    refused: count('Rows that are refused.'),
    refusals: Type.Array(RowRefusal, { description: 'The first 1,000 refusals, by row.' }),
    proposals: optional(
      Type.Array(RowProposalSchema, { description: 'The first 1,000 rows that are proposed, by row.' }),
    ),
    position: optional(
      Type.Integer({
        minimum: 1,
        description: 'Position of the last event recorded; a query can wait for it.',
      }),
    ),
    links: record({ self: Type.String(), progress: Type.String() }),
  },
  { description: 'What becomes of an import.' },
);
export type ImportStatus = Readonly<Static<typeof ImportStatus>>;

export const ImportSummary = Type.Omit(ImportStatus, ['refusals', 'proposals'], {
  description: 'An import, without its refusals and proposals.',
  additionalProperties: false,
});
export type ImportSummary = Readonly<Static<typeof ImportSummary>>;

export const summaryOf = ({
  refusals: _refusals,
  proposals: _proposals,
  ...summary
}: ImportStatus): ImportSummary => summary;

export const ImportList = record(
  { items: Type.Array(ImportSummary) },
  { description: 'Recent imports, the newest first.' },
);

/** Schemas of the answers, by name. */
export const IMPORT_SCHEMAS = { ImportStatus, ImportSummary, ImportList };
