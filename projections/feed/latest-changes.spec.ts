import fc from 'fast-check';
import { believe, aboutARecord, targetOf, type LoggedEvent } from '../belief/belief.js';
import { corrected, logOf, merged, registered, retracted, step, type Entry } from '../log.fixture.js';
import { NOW, accepted, folded } from '../register/register.fixture.js';
import type { EventFilter } from '../register/select.js';
import { latestChanges } from './latest-changes.js';

const told = (entries: Entry[], filter: EventFilter = {}, position = entries.length) =>
  latestChanges(folded(...entries), filter, NOW, position).map((each) => [each.position, each.changed]);

describe('a feed of facts', () => {
  it('tells each once, at the last record about it, latest first', () => {
    const log = [registered('p'), accepted, corrected(1, { data: { sponsor: 'Acme' } }), retracted(2)];
    expect(told(log)).toEqual([
      [2, 4],
      [1, 3],
    ]);
    expect(told(log, {}, 3)).toEqual([
      [1, 3],
      [2, 2],
    ]);
    expect(told(log, {}, 0)).toEqual([]);
  });

  it('hears of corrections of corrections, and of retractions that were taken back', () => {
    const log = [
      accepted,
      corrected(1, { effectiveOn: '2024-01-11' }),
      corrected(2, { effectiveOn: '2024-01-12' }),
      retracted(1),
      retracted(4),
    ];
    for (const position of [1, 2, 3, 4, 5]) expect(told(log, {}, position)).toEqual([[1, position]]);
  });

  it('tells whoever was told of a fact that it has become another', () => {
    const fda = step('ApplicationAccepted', '2024-01-10', { agency: 'FDA' });
    const log = [
      fda,
      corrected(1, { data: { agency: 'NMPA' } }),
      corrected(1, { effectiveOn: '2024-01-11' }),
    ];
    for (const agency of ['FDA', 'NMPA']) expect(told(log, { agency })).toEqual([[1, 3]]);
    expect(told(log, { agency: 'NMPA' }, 1)).toEqual([]);
    expect(told(log, { agency: 'EMA' })).toEqual([]);
  });

  it('tells what takes effect later, and what takes effect in a period where one is asked', () => {
    const later = step('ApplicationAccepted', '2099-01-01');
    expect(told([later])).toEqual([[1, 1]]);
    expect(told([later], { effectiveTo: NOW })).toEqual([]);
  });

  it('tells of a product also what went into it', () => {
    const log = [registered('p'), registered('q'), { ...accepted, productId: 'q' }, merged('q', 'p')];
    expect(told(log, { stream: 'product-p' }).map(([position]) => position)).toEqual([4, 3, 2, 1]);
  });

  it('is what a naive reader of the log makes of it', () => {
    const event = fc.oneof(
      fc.constantFrom('FDA', 'NMPA').map((agency) => step('ApplicationAccepted', '2024', { agency })),
      fc.record({ of: fc.nat(), agency: fc.constantFrom('FDA', 'NMPA') }),
      fc.record({ of: fc.nat() }),
    );
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 12 }), fc.nat(12), (events, until) => {
        const entries = events.map((each, at): Entry => {
          if ('type' in each) return each;
          if (at === 0) return accepted;
          const target = (each.of % at) + 1;
          return 'agency' in each ? corrected(target, { data: { agency: each.agency } }) : retracted(target);
        });
        const position = Math.min(until, entries.length);
        expect(told(entries, { agency: 'FDA' }, position)).toEqual(
          naive(logOf(...entries).slice(0, position)),
        );
      }),
    );
  });
});

/** By asking again at every position what is believed, retracted facts aside, and what each record is about. */
function naive(log: readonly LoggedEvent[]): number[][] {
  const factBehind = (event: LoggedEvent): LoggedEvent =>
    aboutARecord(event) ? factBehind(log.find(({ id }) => id === targetOf(event))!) : event;
  return log
    .filter((event) => !aboutARecord(event))
    .filter(({ id }) =>
      log.some((_, at) =>
        believe(log.slice(0, at + 1)).some(
          ({ event, retraction }) => event.id === id && !retraction && event.data['agency'] === 'FDA',
        ),
      ),
    )
    .map(({ id, position }) => [position, log.findLast((event) => factBehind(event).id === id)!.position])
    .sort(([, a], [, b]) => b! - a!);
}
