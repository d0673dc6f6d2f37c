import fc from 'fast-check';
import { epochDay } from '#events/edtf.js';
import { explainChange } from '#projections/review-time/explain.js';
import { figureValue, SPAN_FIGURES } from '#projections/review-time/explained-figure.js';
import { RunningFigure } from '#projections/review-time/running-figure.js';
import type { SpanIndex } from '#projections/review-time/span-index.js';
import type { Pair } from '#projections/review-time/span-pair.js';
import { tallySpans } from '#projections/review-time/tally-spans.js';
import { historyOf, moves } from '../as-of/random-history.js';
import { indexOf } from './indexed.js';

const FIRST = epochDay('2022-12-31');
const DAYS = epochDay('2026-02-01') - FIRST;
const convention = { unit: 'days', countStartDay: false } as const;

function explained(
  index: SpanIndex,
  figure: (typeof SPAN_FIGURES)[number],
  from: Pair,
  to: Pair,
  limit: number,
) {
  const running = new RunningFigure(index, index.grouping([], {}), figure, convention);
  const { about } = index.register;
  const all = [...about.values()].flat();
  return explainChange(index, running, {
    from,
    to,
    limit,
    causeAt: (position) => {
      const event = all.find((each) => each.position === position);
      if (!event) return 'newly-recorded';
      return event.type === 'EventRetracted' ? 'retracted' : 'corrected';
    },
  });
}

const figureAt = (index: SpanIndex, figure: (typeof SPAN_FIGURES)[number], pair: Pair) => {
  const [tables] = tallySpans(index, index.grouping([], {}), { ...pair, convention });
  return figureValue(figure, tables!, 'days');
};

describe('an explanation', () => {
  it('leads from one figure to the other, each step from the one before, and adds up exactly', () => {
    fc.assert(
      fc.property(
        moves(60),
        fc.tuple(fc.nat(DAYS), fc.nat(DAYS)),
        fc.tuple(fc.nat(), fc.nat()),
        fc.constantFrom(...SPAN_FIGURES),
        fc.constantFrom(0, 2, 1000),
        (moved, [a, b], [p, q], figure, limit) => {
          const log = historyOf(moved);
          const index = indexOf(log, 'acceptance-to-marketing-approval');
          const from = { day: FIRST + a, position: p % (log.length + 1) };
          const to = { day: FIRST + b, position: q % (log.length + 1) };
          const { before, after, change, steps } = explained(index, figure, from, to, limit);
          expect(before).toEqual(figureAt(index, figure, from));
          expect(after).toEqual(figureAt(index, figure, to));
          let last = before;
          for (const step of steps) {
            for (const end of ['least', 'most'] as const)
              if (step.change[end] !== undefined)
                expect(step.change[end]).toBe(step.after[end]! - last[end]!);
            last = step.after;
          }
          expect(last).toEqual(after);
          const whole = steps.every((step) => step.change.least !== undefined);
          if (whole && change.least !== undefined && figure !== 'mean')
            expect(steps.reduce((sum, step) => sum + step.change.least!, 0)).toBe(change.least);
        },
      ),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 150) },
    );
  }, 120_000);

  it('tells, event by event, what the register answers at that position', () => {
    fc.assert(
      fc.property(moves(60), fc.nat(DAYS), fc.nat(), (moved, a, p) => {
        const log = historyOf(moved);
        const index = indexOf(log, 'acceptance-to-marketing-approval');
        const from = { day: FIRST + a, position: p % (log.length + 1) };
        const to = { day: FIRST + a, position: log.length };
        for (const { cause, positions, after } of explained(index, 'median', from, to, 1000).steps) {
          expect(positions).toHaveLength(1);
          expect(after).toEqual(figureAt(index, 'median', { day: from.day, position: positions[0]! }));
          const about = log[positions[0]! - 1]!.type;
          const causes: Record<string, string> = { EventCorrected: 'corrected', EventRetracted: 'retracted' };
          expect(cause).toBe(causes[about] ?? 'newly-recorded');
        }
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 100) },
    );
  }, 120_000);
});
