import { epochDay } from '#events/edtf.js';
import { corrected, logOf, merged, registered, retracted, step } from '../log.fixture.js';
import { beliefsOf } from './beliefs.js';

const TODAY = epochDay('2026-01-01');
const placesOf = (productId: string, log: ReturnType<typeof logOf>, day = TODAY) =>
  beliefsOf(productId, log, day).map(({ recorded }) => recorded.position);

describe('what is believed of a product', () => {
  it('is its own, retracted facts included and marked', () => {
    const log = logOf(registered(), step('ClockStopped', '2024'), registered('q'), retracted(2));
    expect(placesOf('p', log)).toEqual([1, 2]);
    expect(beliefsOf('p', log, TODAY)[1]!.retraction?.position).toBe(4);
  });

  it('goes where a fact was moved', () => {
    const log = logOf(
      registered(),
      step('ClockStopped', '2024'),
      registered('q'),
      corrected(2, { productId: 'q' }),
    );
    expect(placesOf('p', log)).toEqual([1]);
    expect(placesOf('q', log)).toEqual([2, 3]);
  });

  const mergers = logOf(
    registered(),
    step('ClockStopped', '2024'),
    registered('q'),
    merged('p', 'q', '2025-03'),
  );

  it('goes with a merge from the day on which it certainly happened, and stays with the merged one as well', () => {
    expect(placesOf('q', mergers, epochDay('2025-03-30'))).toEqual([3]);
    expect(placesOf('q', mergers, epochDay('2025-03-31'))).toEqual([1, 2, 3, 4]);
    expect(placesOf('p', mergers, epochDay('2025-03-31'))).toEqual([1, 2, 4]);
  });

  it('comes back where the merge is retracted', () => {
    expect(placesOf('q', logOf(...entriesOf(mergers), retracted(4)))).toEqual([3]);
  });

  it('goes on to the last of several merges', () => {
    const chain = logOf(...entriesOf(mergers), registered('r'), merged('q', 'r'));
    expect(placesOf('r', chain)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(placesOf('q', chain)).toEqual([3, 6]);
  });

  it('is never what belongs to no product', () => {
    expect(
      placesOf('p', logOf(registered(), { type: 'StatisticReported', referenceId: 'p', on: '2024' })),
    ).toEqual([1]);
  });
});

const entriesOf = (log: ReturnType<typeof logOf>) =>
  log.map(({ type, productId, effectiveOn, data }) => ({
    type,
    ...(productId !== undefined && { productId }),
    ...(effectiveOn !== undefined && { on: effectiveOn }),
    data,
  }));
