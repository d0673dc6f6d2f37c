import fc from 'fast-check';
import type { LoggedEvent } from '#projections/belief/belief.js';
import { calendarOf } from '#projections/calendar/calendars.js';
import type { Unit } from '#projections/review-time/durations.js';
import { figuresOf, type Figures } from '#projections/review-time/figures.js';
import { statutoryShares, type StatutoryShare } from '#projections/review-time/statutory-share.js';
import { tallySpans } from '#projections/review-time/tally-spans.js';
import { clockRulesIn } from '#projections/review-time/clock-rules.js';
import { believe } from '#projections/belief/belief.js';
import { clockRules } from '../bundled-register/files.js';
import { AFTER_ALL, applications, logOf, numbered, realised } from './imprecise-register.js';
import { indexOf } from './indexed.js';

const MEASURE = 'acceptance-to-marketing-approval';
const rules = clockRulesIn(
  believe(
    numbered(
      clockRules.map(({ referenceId, type, effectiveOn, data }) => ({
        referenceId,
        type,
        effectiveOn,
        data,
      })),
    ),
  ),
  false,
);
const at = [30, 200, 400];

function told(log: readonly LoggedEvent[], unit: Unit): { figures: Figures; share: StatutoryShare }[] {
  const index = indexOf(log, MEASURE);
  const pair = { day: AFTER_ALL, position: log.length };
  return ([[], ['agency']] as const).flatMap((groupBy) => {
    const grouping = index.grouping(groupBy, {});
    const share = statutoryShares(index, grouping, { rules, calendarOf }, pair);
    return tallySpans(index, grouping, { ...pair, convention: { unit, countStartDay: false } }).map(
      (tables) => ({
        figures: figuresOf(tables, { unit, percentiles: [10, 90], at }),
        share: share(tables.key),
      }),
    );
  });
}

/** Every interval of an answer, by what it is called. */
function intervalsOf({ figures, share }: ReturnType<typeof told>[number]) {
  const { median, lowerQuartile, upperQuartile, mean, percentiles } = figures.completedOnly;
  return Object.entries({
    median,
    lowerQuartile,
    upperQuartile,
    mean,
    p10: percentiles[0]!.value,
    p90: percentiles[1]!.value,
    share: share.share,
    inTime: share.inTime,
    ...Object.fromEntries(figures.kaplanMeier.at.map((read) => [`survival ${read.at}`, read.survival])),
    ...Object.fromEntries(figures.kaplanMeier.at.map((read) => [`atRisk ${read.at}`, read.atRisk])),
  });
}

const SLACK = 1e-9;

describe('figures of imprecise dates', () => {
  it.each(['days', 'working-days', 'months'] as const)(
    'in %s lie about those of every meaning of the dates',
    (unit) => {
      fc.assert(
        fc.property(applications, (all) => {
          const imprecise = told(logOf(all), unit);
          const precise = told(logOf(realised(all)), unit);
          expect(precise).toHaveLength(imprecise.length);
          for (const [group, one] of precise.entries()) {
            expect(one.figures.counts).toMatchObject({ n: imprecise[group]!.figures.counts.n });
            const bounds = new Map(intervalsOf(imprecise[group]!));
            for (const [name, value] of intervalsOf(one)) {
              if (value === undefined) continue;
              const within = bounds.get(name);
              expect([name, within !== undefined && value.least >= within.least - SLACK]).toEqual([
                name,
                true,
              ]);
              expect([name, within !== undefined && value.most <= within.most + SLACK]).toEqual([name, true]);
            }
            const [is, may] = [one.figures.kaplanMeier.median, imprecise[group]!.figures.kaplanMeier.median];
            if (is.least !== undefined) {
              expect(may.least).toBeLessThanOrEqual(is.least + SLACK);
              if (may.most !== undefined) expect(may.most).toBeGreaterThanOrEqual(is.most! - SLACK);
            }
          }
        }),
        { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 200) },
      );
    },
  );

  it('do not depend on the order in which the spans were recorded', () => {
    fc.assert(
      fc.property(applications, fc.infiniteStream(fc.double({ noNaN: true })), (all, random) => {
        const keys = all.map(() => random.next().value);
        const order = [...all.keys()].sort((a, b) => keys[a]! - keys[b]!);
        expect(told(logOf(order.map((place) => all[place]!)), 'days')).toEqual(told(logOf(all), 'days'));
      }),
    );
  });
});
