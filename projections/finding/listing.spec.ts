import { believe } from '../belief/belief.js';
import { idOf, logOf, registered, retracted, step, type Entry } from '../log.fixture.js';
import { milestonesAt } from '../product/lane.js';
import { listingFindings } from './listing.js';

const findings = (...entries: Entry[]) => listingFindings(milestonesAt(believe(logOf(...entries)), Infinity));

const accepted = step('ApplicationAccepted', '2024-01-10');
const listing = (type: string, on: string, ...positions: number[]): Entry => ({
  type,
  on,
  data: { sourceId: 'ema', eventIds: positions.map(idOf) },
});
const ended = (on: string, ...positions: number[]) => listing('SourceListingEnded', on, ...positions);
const resumed = (on: string, ...positions: number[]) => listing('SourceListingResumed', on, ...positions);
const told = (...entries: Entry[]) => findings(...entries).map(({ eventIds }) => eventIds);

describe('what a source no longer says', () => {
  it('is told with the facts, the source and the day', () => {
    const source = { title: 'EMA medicines' };
    expect(findings(registered(), accepted, { ...ended('2024-03-01', 1, 2), source })).toEqual([
      {
        code: 'no-longer-listed',
        kind: 'oddity',
        message: 'EMA medicines no longer says it, as of 2024-03-01.',
        eventIds: [1, 2, 3].map(idOf),
      },
    ]);
    expect(findings(accepted, ended('2024-03-01', 1))[0]!.message).toBe(
      'ema no longer says it, as of 2024-03-01.',
    );
  });

  it('is told once, at the last time that it fell silent, in the order of the log', () => {
    const log = [registered(), accepted, ended('2024-03-01', 1, 2), ended('2024-02-01', 2)];
    expect(told(...log)).toEqual(
      [
        [1, 3],
        [2, 4],
      ].map((all) => all.map(idOf)),
    );
  });

  it('is not told where it is said again, or where the fact was taken back', () => {
    expect(told(accepted, ended('2024-03-01', 1), resumed('2024-04-01', 1))).toEqual([]);
    expect(told(accepted, ended('2024-03-01', 1), retracted(1))).toEqual([]);
    expect(told(accepted)).toEqual([]);
  });
});
