import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { DayTable } from '#projections/statistics/day-table.js';
import { columnsOf } from '#projections/statistics/spans.js';
import { tally } from '#projections/statistics/tally.js';
import { dataSets, GROUPS } from './data-sets.js';
import { ourFigures } from './our-answers.js';
import { rVersions, runR } from './rscript.js';

const SETS = 200;
const TOLERANCE = 1e-9;

interface Answer {
  readonly set: number;
  readonly group: number;
  readonly figure: string;
  readonly day: number;
  /** Undefined where R answers NA. */
  readonly value: number | undefined;
}

function answersOfR(sets: ReturnType<typeof dataSets>): Answer[] {
  const rows = sets.flatMap((spans, set) => spans.map((s) => `${set},${s.days},${s.outcome},${s.group}`));
  const output = runR(join(__dirname, 'survival.R'), ['set,days,outcome,group', ...rows, ''].join('\n'));
  return parse<Record<string, string>>(output, { columns: true }).map((row) => ({
    set: Number(row['set']),
    group: Number(row['group']),
    figure: row['figure']!,
    day: Number(row['day']),
    value: ['NA', 'NaN'].includes(row['value']!)
      ? undefined
      : Number(row['value']!.replace('Inf', 'Infinity')),
  }));
}

function differs(ours: number | undefined, theirs: number | undefined): boolean {
  if (ours === undefined || theirs === undefined || !Number.isFinite(theirs)) return ours !== theirs;
  return !(Math.abs(ours - theirs) <= TOLERANCE * Math.max(1, Math.abs(theirs)));
}

const versions = rVersions();

(versions === undefined ? describe.skip : describe)(
  `the statistics agree with ${versions ?? 'R and its survival package (not installed here)'}`,
  () => {
    const sets = dataSets(SETS);
    let answers: Answer[] = [];
    let tables: DayTable[][] = [];

    beforeAll(() => {
      tables = sets.map((spans) => tally(columnsOf(spans), GROUPS));
      answers = answersOfR(sets);
    }, 120_000);

    it.each([...ourFigures.keys()])('%s', (figure) => {
      const read = ourFigures.get(figure)!;
      const asked = answers.filter((answer) => answer.figure === figure);
      const disagreements = asked
        .map((answer) => ({ ...answer, ours: read(tables[answer.set]!, answer.group, answer.day) }))
        .filter(({ ours, value }) => differs(ours, value));
      expect(disagreements.slice(0, 5)).toEqual([]);
      expect(asked.filter((answer) => answer.value !== undefined).length).toBeGreaterThan(50);
    });

    it('has compared every figure that R answered, on data of every kind', () => {
      expect(answers.filter((answer) => !ourFigures.has(answer.figure))).toEqual([]);
      const counted = tables.flat().map((table) => table.counts.reduce((sum, count) => sum + count, 0));
      expect(counted).toEqual(expect.arrayContaining([0, 1]));
      expect(tables.flat().some((table) => table.contradictory > 0)).toBe(true);
      expect(
        answers.some((answer) => answer.figure === 'approval.median' && answer.value === undefined),
      ).toBe(true);
      expect(new Set(answers.map((answer) => answer.set)).size).toBeGreaterThan(SETS * 0.9);
    });
  },
);
