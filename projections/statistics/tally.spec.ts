import fc from 'fast-check';
import { DayHistograms } from './day-histograms.js';
import { totals, type DayTable } from './day-table.js';
import { OUTCOMES, type Outcome } from './outcome.js';
import { sortedTables } from './sorted-tables.js';
import { tally } from './tally.js';
import { columnsOf, type Span } from './spans.js';

const GROUPS = 4;
/** Many ties, any censoring, some spans that contradict themselves. */
const rows = fc.array(
  fc.record({
    days: fc.integer({ min: -3, max: 40 }),
    outcome: fc.nat(OUTCOMES - 1),
    group: fc.nat(GROUPS - 1),
  }),
  { maxLength: 40 },
);

function naiveTable(all: readonly Span[], group: number): DayTable {
  const mine = all.filter((row) => row.group === group);
  const days = [...new Set(mine.map((row) => row.days))].filter((day) => day >= 0).sort((a, b) => a - b);
  const counts = days.flatMap((day) =>
    Array.from(
      { length: OUTCOMES },
      (_, outcome) => mine.filter((r) => r.days === day && r.outcome === outcome).length,
    ),
  );
  return {
    days: Int32Array.from(days),
    counts: Uint32Array.from(counts),
    contradictory: mine.filter((row) => row.days < 0).length,
  };
}

describe('tally', () => {
  it('counts the spans of each group by day and outcome, however it does it', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const expected = Array.from({ length: GROUPS }, (_, group) => naiveTable(all, group));
        expect(tally(columnsOf(all), GROUPS)).toEqual(expected);
        expect(sortedTables(columnsOf(all), GROUPS)).toEqual(expected);
        const wide = new DayHistograms(GROUPS);
        expect(wide.addAllThatFit(columnsOf(all))).toBe(true);
        expect(wide.tables()).toEqual(expected);
        const narrow = new DayHistograms(GROUPS, 2);
        narrow.addAll(columnsOf(all));
        expect(narrow.tables()).toEqual(expected);
      }),
    );
  });

  it('does not care in which order the rows come', () => {
    fc.assert(
      fc.property(
        rows.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) =>
          expect(tally(columnsOf(shuffled), GROUPS)).toEqual(tally(columnsOf(all), GROUPS)),
      ),
    );
  });

  it('sorts where counters for every day of every group would not pay', () => {
    const far = columnsOf([
      { days: 2_000_000_000, outcome: 1, group: 49_999 },
      { days: 0, outcome: 0, group: 0 },
    ]);
    const tables = tally(far, 50_000);
    expect(tables).toHaveLength(50_000);
    expect(tables[49_999]!.days).toEqual(Int32Array.of(2_000_000_000));
    expect(totals(tables[0]!)).toEqual({
      n: 1,
      pending: 1,
      approved: 0,
      withdrawn: 0,
      refused: 0,
      contradictory: 0,
    });
  });

  it.each([100, 4_095, 4_096, 9_000])('counts many spans of up to %i days as sorting does', (longest) => {
    const spans = columnsOf(
      Array.from({ length: 20_000 }, (_, row) => ({
        days: ((row * 7_919) % (longest + 2)) - 1,
        outcome: row % OUTCOMES,
        group: row % 3,
      })),
    );
    expect(tally(spans, 3)).toEqual(sortedTables(spans, 3));
    expect(tally(spans, 3)[0]!.contradictory).toBeGreaterThan(0);
  });

  it('counts a zero duration and leaves a negative one out', () => {
    const [table] = tally(columnsOf([-5, 0, 0, 7].map((days) => ({ days, outcome: 1, group: 0 }))), 1);
    expect(table!.days).toEqual(Int32Array.of(0, 7));
    expect(totals(table!)).toMatchObject({ n: 3, approved: 3, contradictory: 1 });
  });

  it.each([
    ['an outcome', { days: 1, outcome: 4, group: 0 }, /row 1 has outcome 4/],
    ['a group', { days: 1, outcome: 0, group: 9 }, /row 1 has group 9/],
    ['a group, of a contradictory span', { days: -1, outcome: 0, group: 9 }, /row 1 has group 9/],
  ])('refuses %s that there is not', (_what, bad, message) => {
    const spans = columnsOf([{ days: 1, outcome: 1, group: 0 }, bad]);
    expect(() => tally(spans, GROUPS)).toThrow(message);
    expect(() => sortedTables(spans, GROUPS)).toThrow(message);
  });

  it('refuses columns of different lengths and negative groups', () => {
    const { days, outcome } = columnsOf([{ days: 1, outcome: 1, group: 0 }]);
    expect(() => tally({ days, outcome, group: new Uint16Array(2) }, 1)).toThrow(/do not match/);
    expect(() => tally({ days, outcome, group: Int32Array.of(-1) }, 1)).toThrow(/row 0 has group -1/);
    expect(() => columnsOf([{ days: 1.5, outcome: 1, group: 0 }])).toThrow(/row 0 is no span: 1.5 days/);
    expect(() => columnsOf([{ days: 1, outcome: 256, group: 0 }])).toThrow(/row 0/);
  });
});

describe('DayHistograms', () => {
  it('follows one span at a time, there and back', () => {
    fc.assert(
      fc.property(rows, rows, (kept, passing) => {
        const histograms = new DayHistograms(GROUPS, 1);
        for (const { group, outcome, days } of [...kept, ...passing])
          histograms.add(group, outcome as Outcome, days);
        for (const { group, outcome, days } of passing) histograms.remove(group, outcome as Outcome, days);
        expect(histograms.tables()).toEqual(tally(columnsOf(kept), GROUPS));
      }),
    );
  });

  it('counts what lasts for thousands of years as it counts the rest, without counters for every day of it', () => {
    const far = fc.oneof(
      fc.constantFrom(2 ** 16 - 2, 2 ** 16 - 1, 2 ** 16, 2_913_174, 2 ** 30),
      fc.integer({ min: 0, max: 4_000_000 }),
    );
    const farRows = rows.chain((all) =>
      fc
        .array(far, { minLength: all.length, maxLength: all.length })
        .map((days) => all.map((row, at) => ({ ...row, days: at % 2 === 0 ? days[at]! : row.days }))),
    );
    fc.assert(
      fc.property(farRows, farRows, (kept, passing) => {
        const histograms = new DayHistograms(GROUPS, 1);
        for (const { group, outcome, days } of [...kept, ...passing])
          histograms.add(group, outcome as Outcome, days);
        for (const { group, outcome, days } of passing) histograms.remove(group, outcome as Outcome, days);
        expect(histograms.tables()).toEqual(sortedTables(columnsOf(kept), GROUPS));
        expect(tally(columnsOf(kept), GROUPS)).toEqual(sortedTables(columnsOf(kept), GROUPS));
        expect(histograms.counters().cells.byteLength).toBeLessThanOrEqual(GROUPS * 4 * 2 ** 16 * 4);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses what it cannot count or never counted', () => {
    const histograms = new DayHistograms(2);
    histograms.add(1, 1, 10);
    expect(() => histograms.remove(1, 1, 11)).toThrow(/no span of 11 days/);
    expect(() => histograms.remove(1, 2, 99_999)).toThrow(/no span of 99999 days/);
    expect(() => histograms.add(2, 1, 10)).toThrow(/group 2/);
    expect(() => histograms.table(2)).toThrow(/group 2/);
    expect(() => histograms.add(0, 4 as Outcome, 10)).toThrow(/outcome 4/);
    expect(new DayHistograms(1, 5).addAllThatFit(columnsOf([{ days: 5, outcome: 1, group: 0 }]))).toBe(false);
    expect(() => histograms.remove(0, 1, 2 ** 30)).toThrow(/no span of 1073741824 days/);
    expect(() => histograms.reach(2 ** 30)).toThrow(/beyond/);
    expect(totals(histograms.table(1)).approved).toBe(1);
  });
});
