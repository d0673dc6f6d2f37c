import type { RowProposal, RowRefusal } from '../importing/index.js';

/** Refusals that are printed; all that are listed come with `--json`. */
const SHOWN = 20;

/** What became of an import. */
export interface Outcome {
  readonly rows: number;
  readonly accepted: number;
  readonly recorded: number;
  readonly proposed?: number | undefined;
  readonly alreadyRecorded: number;
  readonly refused: number;
  readonly refusals: readonly RowRefusal[];
  readonly proposals?: readonly RowProposal[] | undefined;
}

interface Asked {
  /** Whether the rows were checked only. */
  readonly dryRun: boolean;
  readonly takeGood: boolean;
}

export const countsText = ({
  rows,
  recorded,
  proposed = 0,
  alreadyRecorded,
  refused,
}: Omit<Outcome, 'accepted' | 'refusals' | 'proposals'>): string =>
  `${rows} rows, ${recorded} recorded, ${proposed > 0 ? `${proposed} proposed, ` : ''}${alreadyRecorded} recorded before, ${refused} refused`;

export function reportText(outcome: Outcome, { dryRun, takeGood }: Asked): string {
  const { accepted, refused, refusals } = outcome;
  const more = refusals.length > SHOWN ? [`… and ${refusals.length - SHOWN} more; --json prints them`] : [];
  const end = dryRun
    ? `Checked only: ${accepted} rows would be recorded.`
    : refused > 0 && !takeGood
      ? 'Nothing was recorded. --take-good records the rows that are good.'
      : '';
  return [
    ...refusals.slice(0, SHOWN).map(refusalText),
    ...more,
    ...proposalsText(outcome),
    countsText(outcome),
    end,
  ]
    .filter(Boolean)
    .join('\n');
}

/** Rows that wait, by their revisions, and where they are approved. */
export function proposalsText({ proposals = [] }: Pick<Outcome, 'proposals'>): string[] {
  if (proposals.length === 0) return [];
  const more = proposals.length > SHOWN ? [`… and ${proposals.length - SHOWN} more; --json prints them`] : [];
  return [
    'proposed; another corrector must approve each: POST /api/v1/revisions/{revisionId}/approval',
    ...proposals.slice(0, SHOWN).map(({ row, revisionId }) => `row ${row}: revision ${revisionId}`),
    ...more,
  ];
}

export function refusalText({ row, column, value, rule }: RowRefusal): string {
  const where = column === '' ? `row ${row}` : `row ${row}, ${column}`;
  const said = value === undefined ? '' : ` ${JSON.stringify(value)}`;
  return `${where}:${said} ${rule}`;
}
