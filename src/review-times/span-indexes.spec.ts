import { setTimeout } from 'node:timers/promises';
import { approval, registered, step } from '#projections/log.fixture.js';
import { MEASURE_NAMES } from '#projections/review-time/measures.js';
import { SpanIndex } from '#projections/review-time/span-index.js';
import { folded } from '#projections/register/register.fixture.js';
import type { ProjectingService } from '../projecting/index.js';
import { SpanIndexes } from './span-indexes.js';

const log = [
  registered('p'),
  step('ApplicationReceived', '2024-01-01', { applicationKind: 'BLA' }),
  approval('MarketingApproved', '2024-06-01', { applicationId: 'a' }),
];

/** A register that is ready when told so, and the spans beside it. */
function started(live = true) {
  const projecting = {
    register: folded(...log),
    live,
    health: () => ({ live: projecting.live }),
    readyRegister: () => projecting.register,
  };
  const indexes = new SpanIndexes(projecting as unknown as ProjectingService);
  const built = jest.spyOn(SpanIndex.prototype, 'advancing');
  indexes.onApplicationBootstrap();
  return { projecting, indexes, built };
}

const until = async (holds: () => boolean) => {
  while (!holds()) await setTimeout(20);
};

describe('the spans of the measures', () => {
  afterEach(() => jest.restoreAllMocks());

  it('are told before anybody asks', async () => {
    const { indexes, built } = started();
    await until(() => built.mock.calls.length === MEASURE_NAMES.length);
    const index = await indexes.upTo('receipt-to-approval', log.length);
    expect(index.table.length).toBe(2);
    expect(built).toHaveBeenCalledTimes(MEASURE_NAMES.length);
    indexes.onModuleDestroy();
  });

  it('are told at once to those who ask before, and once to all of them', async () => {
    const { indexes, built } = started(false);
    const asked = await Promise.all([1, 2, 3].map(() => indexes.upTo('receipt-to-approval', log.length)));
    expect(new Set(asked).size).toBe(1);
    expect(built).toHaveBeenCalledTimes(1);
    indexes.onModuleDestroy();
  });

  it('follow a register that was rebuilt', async () => {
    const { projecting, indexes, built } = started();
    await until(() => built.mock.calls.length === MEASURE_NAMES.length);
    const before = await indexes.upTo('receipt-to-approval', log.length);
    projecting.register = folded(...log);
    await until(() => built.mock.calls.length === 2 * MEASURE_NAMES.length);
    const after = await indexes.upTo('receipt-to-approval', log.length);
    expect(after.register).not.toBe(before.register);
    indexes.onModuleDestroy();
  });
});
