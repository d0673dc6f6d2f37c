import fc from 'fast-check';
import { LAST_DAY } from '#projections/effective/effective.js';
import type { LoggedEvent } from '#projections/belief/belief.js';
import { foldEvent } from '#projections/register/fold.js';
import { Register } from '#projections/register/register.js';
import { durationChanges } from '#projections/review-time/duration-changes.js';
import { MEASURE_NAMES, measureOf } from '#projections/review-time/measures.js';
import { SpanIndex } from '#projections/review-time/span-index.js';
import { SpanSources } from '#projections/review-time/span-sources.js';
import { SpanJournal } from '#projections/review-time/span-journal.js';
import { historyOf, moves } from '../as-of/random-history.js';
import { indexOf, lineOf, linesAt } from '../review-times/indexed.js';
import { naiveSpans } from '../review-times/naive-spans.js';

const RUNS = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 25) };
const NAIVELY_TOLD = MEASURE_NAMES.filter((name) => {
  const { of, part } = measureOf(name) as { of: string; part?: string };
  return of !== 'product-at-agency' && part === undefined;
});

interface Told {
  readonly position: number;
  readonly kind: string;
  readonly before?: string;
  readonly after?: string;
}

/** What a listener hears from a position on. */
function told(index: SpanIndex, journal: SpanJournal, from = 0): Told[] {
  const heard: Told[] = [];
  const grouping = index.grouping([], {});
  for (let entry = journal.after(from); entry; entry = journal.after(entry.position))
    for (const { kind, before, after } of durationChanges(index, entry, grouping))
      heard.push({
        position: entry.position,
        kind,
        ...(before !== undefined && { before: lineOf(index, before, LAST_DAY) }),
        ...(after !== undefined && { after: lineOf(index, after, LAST_DAY) }),
      });
  return heard;
}

/** Follows the register at every n-th event, with the journal listening from the first or only at the end. */
function followed(log: readonly LoggedEvent[], name: string, every: number, listening: 'always' | 'late') {
  const register = new Register();
  const index = new SpanIndex(new SpanSources(register), measureOf(name));
  let journal = listening === 'always' ? new SpanJournal(index) : undefined;
  for (const event of log) {
    foldEvent(register, event);
    if (event.position % every === 0) index.advance();
  }
  index.advance();
  journal ??= new SpanJournal(index);
  return told(index, journal);
}

const hasDuration = (line: string): boolean => /^"(completed|withdrawn|refused) /.test(line);

function without(lines: readonly string[], line: string): string[] {
  const at = lines.indexOf(line);
  expect(at).toBeGreaterThanOrEqual(0);
  return lines.toSpliced(at, 1);
}

describe('what is told of durations', () => {
  it('leads, change by change, to the durations there are at each position', () => {
    fc.assert(
      fc.property(moves(60), (moved) => {
        const log = historyOf(moved);
        for (const name of MEASURE_NAMES) {
          const heard = followed(log, name, 1, 'always');
          let lines: string[] = [];
          for (let position = 1; position <= log.length; position++) {
            for (const { kind, before, after } of heard.filter((each) => each.position === position)) {
              expect(kind).toBe(
                before === undefined ? 'closed' : after === undefined ? 'retracted' : 'changed',
              );
              if (before !== undefined) lines = without(lines, before);
              if (after !== undefined) lines.push(after);
            }
            const early = indexOf(log.slice(0, position), name);
            const there = linesAt(early, { day: LAST_DAY, position }).filter(hasDuration);
            expect({ name, position, lines: lines.toSorted() }).toEqual({ name, position, lines: there });
          }
          if (NAIVELY_TOLD.includes(name))
            expect(lines.toSorted()).toEqual(
              naiveSpans(log, measureOf(name), LAST_DAY, log.length).filter(hasDuration).sort(),
            );
        }
      }),
      RUNS,
    );
  }, 120_000);

  it('is the same whenever the index follows and whenever somebody begins to listen', () => {
    fc.assert(
      fc.property(moves(60), fc.integer({ min: 2, max: 9 }), (moved, every) => {
        const log = historyOf(moved);
        for (const name of MEASURE_NAMES) {
          const heard = followed(log, name, 1, 'always');
          expect(followed(log, name, every, 'always')).toEqual(heard);
          expect(followed(log, name, Infinity, 'late')).toEqual(heard);
        }
      }),
      RUNS,
    );
  }, 120_000);
});
