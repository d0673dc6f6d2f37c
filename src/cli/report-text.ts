import type { RowRefusal } from '../importing/index.js';

/** Refusals that are printed; all that are listed come with `--json`. */
const SHOWN = 20;

/** What became of an import. */
export interface Outcome {
  readonly rows: number;
  readonly accepted: number;
  readonly recorded: number;
  readonly alreadyRecorded: number;
  readonly refused: number;
  readonly refusals: readonly RowRefusal[];
}

interface Asked {
  /** Whether the rows were checked only. */
  readonly dryRun: boolean;
  readonly takeGood: boolean;
}

export const countsText = ({
  rows,
  recorded,
  alreadyRecorded,
  refused,
}: Omit<Outcome, 'accepted' | 'refusals'>): string =>
  `${rows} rows, ${recorded} recorded, ${alreadyRecorded} recorded before, ${refused} refused`;

export function reportText(outcome: Outcome, { dryRun, takeGood }: Asked): string {
  const { accepted, refused, refusals } = outcome;
  const more = refusals.length > SHOWN ? [`… and ${refusals.length - SHOWN} more; --json prints them`] : [];
  const end = dryRun
    ? `Checked only: ${accepted} rows would be recorded.`
    : refused > 0 && !takeGood
      ? 'Nothing was recorded. --take-good records the rows that are good.'
      : '';
  return [...refusals.slice(0, SHOWN).map(refusalText), ...more, countsText(outcome), end]
    .filter(Boolean)
    .join('\n');
}

export function refusalText({ row, column, value, rule }: RowRefusal): string {
  const where = column === '' ? `row ${row}` : `row ${row}, ${column}`;
  const said = value === undefined ? '' : ` ${JSON.stringify(value)}`;
  return `${where}:${said} ${rule}`;
}
