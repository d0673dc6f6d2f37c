import fc from 'fast-check';
import { epochDay } from '#events/edtf.js';
import { foldEvent } from '#projections/register/fold.js';
import { Register } from '#projections/register/register.js';
import { LiveTally } from '#projections/review-time/live-tally.js';
import { measureOf } from '#projections/review-time/measures.js';
import { SpanIndex } from '#projections/review-time/span-index.js';
import { SpanSources } from '#projections/review-time/span-sources.js';
import { tallySpans } from '#projections/review-time/tally-spans.js';
import { historyOf, moves } from '../as-of/random-history.js';
import { indexOf, linesAt } from './indexed.js';
import { naiveSpans } from './naive-spans.js';

const MEASURES = [
  'filing-to-acceptance',
  'acceptance-to-tacit-approval',
  'acceptance-to-express-decision',
  'receipt-to-approval',
  'acceptance-to-marketing-approval',
  'designation-request-to-grant',
];
const FIRST = epochDay('2022-12-31');
const DAYS = epochDay('2026-02-01') - FIRST;
const days = fc.array(fc.nat(DAYS), { minLength: 3, maxLength: 3 });
const RUNS = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 40) };

describe('spans at any pair of dates', () => {
  it('are those that the beliefs held then tell, and nothing later is heard of', () => {
    fc.assert(
      fc.property(moves(70), days, fc.nat(), (moved, chosen, n) => {
        const log = historyOf(moved);
        for (const name of MEASURES) {
          const index = indexOf(log, name);
          for (const [at, offset] of chosen.entries()) {
            const pair = { day: FIRST + offset, position: (n + at * 7919) % (log.length + 1) };
            const naive = naiveSpans(log, measureOf(name), pair.day, pair.position).sort();
            expect({ name, ...pair, lines: linesAt(index, pair) }).toEqual({ name, ...pair, lines: naive });
          }
        }
      }),
      RUNS,
    );
  }, 120_000);

  it('are those of a register that never heard of what was recorded later', () => {
    fc.assert(
      fc.property(moves(60), days, fc.nat(), (moved, chosen, n) => {
        const log = historyOf(moved);
        const position = n % (log.length + 1);
        for (const name of [
          ...MEASURES,
          'first-trial-permission-to-first-approval',
          'first-approval-anywhere-to-approval-here',
          'agency-time',
        ]) {
          const [whole, early] = [indexOf(log, name), indexOf(log.slice(0, position), name)];
          for (const offset of chosen) {
            const pair = { day: FIRST + offset, position };
            expect(linesAt(whole, pair)).toEqual(linesAt(early, pair));
          }
        }
      }),
      RUNS,
    );
  }, 120_000);

  it('do not depend on when the index followed the register', () => {
    fc.assert(
      fc.property(moves(60), days, fc.nat(), (moved, chosen, n) => {
        const log = historyOf(moved);
        for (const name of ['acceptance-to-marketing-approval', 'first-approval-anywhere-to-approval-here']) {
          const register = new Register();
          const index = new SpanIndex(new SpanSources(register), measureOf(name));
          for (const event of log) {
            foldEvent(register, event);
            if ((event.position + n) % 3 === 0) index.advance();
          }
          index.advance();
          const atOnce = indexOf(log, name);
          for (const offset of chosen)
            for (const position of [log.length, n % (log.length + 1)]) {
              const pair = { day: FIRST + offset, position };
              expect(linesAt(index, pair)).toEqual(linesAt(atOnce, pair));
            }
        }
      }),
      RUNS,
    );
  }, 120_000);
});

it('the tables of the present, kept up to date event by event, are those of one pass', () => {
  fc.assert(
    fc.property(moves(50), fc.nat(DAYS), (moved, offset) => {
      const log = historyOf(moved);
      const register = new Register();
      const index = new SpanIndex(new SpanSources(register), measureOf('acceptance-to-marketing-approval'));
      const convention = { unit: 'working-days', countStartDay: false } as const;
      const grouping = index.grouping(['agency', 'start-year'], {});
      const live = new LiveTally(index, grouping, convention);
      const day = FIRST + offset;
      live.tables(day);
      for (const event of log) {
        foldEvent(register, event);
        index.advance();
        const question = { day, position: event.position, convention };
        expect(live.tables(day)).toEqual(tallySpans(index, grouping, question));
      }
    }),
    RUNS,
  );
}, 120_000);
