import type { SyncReport } from '../sources/index.js';
import { proposalsText, refusalText } from './report-text.js';

/** Contested cells, doubtful records and refusals that are printed; all come with `--json`. */
const SHOWN = 20;

/** A sync to read: of a dry run each correction too, before and after. */
export function syncText(report: SyncReport): string {
  const { sourceId, publishedOn, sha256, rows, records, unchanged, events, recorded, refused, dryRun } =
    report;
  return [
    ...(dryRun ? report.corrections.map(cellText) : []),
    ...listed('held otherwise from elsewhere, left as it is', report.contested, cellText),
    ...listed('doubtful', report.doubtful, ({ row, record, candidates }) =>
      [
        `row ${row}: ${record}`,
        ...candidates.map(({ productId, because }) => `  ${productId}: ${because}`),
      ].join('\n'),
    ),
    ...listed('refused', report.refusals, refusalText),
    ...proposalsText(report),
    `${sourceId} of ${publishedOn}, SHA-256 ${sha256}`,
    `${rows} rows, ${records} records, ${unchanged} of them unchanged`,
    ...countsOf('new', report.newFacts),
    ...countsOf('corrected cells', report.correctedCells),
    ...some('no longer listed', report.noLongerListed.length),
    ...some('listed again', report.listedAgain.length),
    ...some('held otherwise from elsewhere', report.contested.length),
    ...some('doubtful records, on the list to decide', report.doubtful.length),
    ...some('proposed', report.proposed ?? 0),
    ...some('refused', refused),
    dryRun ? `Compared only: ${events} events would be recorded.` : `${recorded} events recorded.`,
  ].join('\n');
}

const cellText = ({ row, record, column, before, after }: SyncReport['corrections'][number]): string =>
  `row ${row}, ${record}, ${column}: ${JSON.stringify(before ?? null)} → ${JSON.stringify(after ?? null)}`;

function listed<T>(what: string, items: readonly T[], text: (item: T) => string): string[] {
  if (items.length === 0) return [];
  const more = items.length > SHOWN ? [`… and ${items.length - SHOWN} more ${what}; --json prints them`] : [];
  return [`${what}:`, ...items.slice(0, SHOWN).map(text), ...more];
}

const countsOf = (what: string, counts: Readonly<Record<string, number>>): string[] =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${what}: ${count} ${name}`);

const some = (what: string, count: number): string[] => (count > 0 ? [`${what}: ${count}`] : []);
