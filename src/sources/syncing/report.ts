import { Type, type Static } from '@sinclair/typebox';
import { optional, record } from '#events/fields.js';
import { shortened } from '../../http/index.js';
import { RowProposalSchema, type ImportReport } from '../../importing/index.js';
import type { ChangedCell as Cell, Comparison } from '../comparing/comparison.js';

const count = (description: string) => Type.Integer({ minimum: 0, description });
const counts = (description: string) => Type.Record(Type.String(), count('How many.'), { description });

const ChangedCell = record(
  {
    row: Type.Integer({ description: 'Row of the file, from 1.' }),
    record: Type.String({ description: 'The record of the source.' }),
    productId: Type.String(),
    eventId: Type.String({ description: 'The fact.' }),
    type: Type.String({ description: 'Its type.' }),
    column: Type.String({ description: 'Column of the source.' }),
    before: optional(Type.Unknown({ description: 'As the register has it, shortened.' })),
    after: optional(Type.Unknown({ description: 'As the source says now, shortened.' })),
  },
  { description: 'A cell that the source says otherwise than the register.' },
);

const GoneFact = record({ productId: Type.String(), eventId: Type.String(), type: Type.String() });

const DoubtfulRecord = record({
  row: Type.Integer(),
  record: Type.String(),
  candidates: Type.Array(record({ productId: Type.String(), because: Type.String() })),
});

const SourceRefusal = record({
  row: Type.Integer({ description: 'Row of the file, from 1.' }),
  column: Type.String(),
  value: optional(Type.Unknown()),
  rule: Type.String(),
  contradicts: optional(
    record({ eventId: Type.String(), type: Type.String(), effectiveOn: optional(Type.String()) }),
  ),
});

export const SyncReport = record(
  {
    sourceId: Type.String(),
    publishedOn: Type.String({ description: 'Date of the snapshot, EDTF.' }),
    sha256: Type.String({ description: 'SHA-256 of the file.' }),
    dryRun: Type.Boolean({ description: 'Whether it was only compared.' }),
    rows: count('Rows of the file.'),
    records: count('Records that they make: products that the source tells apart.'),
    unchanged: count('Records for which nothing is recorded.'),
    newFacts: counts('New facts, by type of event.'),
    correctedCells: counts('Cells that the source has changed, by column.'),
    corrections: Type.Array(ChangedCell, { description: 'Each of these cells.' }),
    contested: Type.Array(ChangedCell, {
      description: 'Cells that the register holds otherwise from elsewhere. Nothing is recorded for them.',
    }),
    noLongerListed: Type.Array(GoneFact, {
      description: 'Facts that the source says no longer. They stand.',
    }),
    listedAgain: Type.Array(GoneFact, { description: 'Facts that it says again.' }),
    doubtful: Type.Array(DoubtfulRecord, {
      description: 'Records that wait until somebody decides which product they are about.',
    }),
    events: count('Events that this makes.'),
    recorded: count('Events recorded.'),
    proposed: optional(count('Corrections proposed, where somebody else has to approve them.')),
    alreadyRecorded: count('Events that were recorded or proposed before.'),
    refused: count('Rows and events that are refused.'),
    refusals: Type.Array(SourceRefusal, { description: 'The first 1,000 reasons, by row.' }),
    proposals: optional(
      Type.Array(RowProposalSchema, {
        description: 'The first 1,000 corrections that are proposed, by row.',
      }),
    ),
    position: optional(Type.Integer({ description: 'Position of the last event recorded.' })),
  },
  { description: 'What a snapshot changes of the register, or would change.' },
);
export type SyncReport = Readonly<Static<typeof SyncReport>>;

export function syncReport(comparison: Comparison, report: ImportReport, dryRun: boolean): SyncReport {
  const { snapshot, records, unchanged, fresh, corrected, contested, gone, resumed, doubtful, statements } =
    comparison;
  const { recorded, proposed, alreadyRecorded, refused, refusals, proposals, position } = report;
  return {
    sourceId: snapshot.sourceId,
    publishedOn: snapshot.publishedOn,
    sha256: snapshot.sha256,
    dryRun,
    rows: snapshot.rows,
    records,
    unchanged,
    newFacts: { ...fresh },
    correctedCells: byColumn(corrected),
    corrections: corrected.map(shortCell),
    contested: contested.map(shortCell),
    noLongerListed: [...gone],
    listedAgain: [...resumed],
    doubtful: doubtful.map(({ candidates, ...rest }) => ({ ...rest, candidates: [...candidates] })),
    events: statements.length,
    recorded,
    ...(proposed !== undefined && { proposed }),
    alreadyRecorded,
    refused,
    refusals: [...refusals],
    ...(proposals && { proposals: [...proposals] }),
    ...(position !== undefined && { position }),
  };
}

/** Two facts may come from one cell: it is counted once. */
function byColumn(cells: readonly Cell[]): Record<string, number> {
  const columns: Record<string, number> = {};
  const seen = new Set<string>();
  for (const { record: name, column } of cells) {
    const cell = JSON.stringify([name, column]);
    if (!seen.has(cell)) columns[column] = (columns[column] ?? 0) + 1;
    seen.add(cell);
  }
  return columns;
}

function shortCell({ before, after, ...cell }: Cell): Static<typeof ChangedCell> {
  const [was, is] = differing(before, after);
  const short = (value: unknown) => shortened({ field: '', value, rule: '' }).value;
  return {
    ...cell,
    ...(was !== undefined && { before: short(was) }),
    ...(is !== undefined && { after: short(is) }),
  };
}

/** Characters before the first difference that two long texts are shown with. */
const LEAD = 20;

/** Two long texts from shortly before the place where they part, so that a shortened quotation shows it. */
function differing(before: unknown, after: unknown): [unknown, unknown] {
  if (typeof before !== 'string' || typeof after !== 'string') return [before, after];
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  if (at <= 2 * LEAD || Math.max(before.length, after.length) < 150) return [before, after];
  const from = (text: string) => `…${text.slice(at - LEAD)}`.toWellFormed();
  return [from(before), from(after)];
}
