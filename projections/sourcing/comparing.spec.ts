import type { LoggedEvent } from '../belief/belief.js';
import { changeOf } from './comparing.js';
import { heldFacts } from './held-facts.js';
import { isTaken, newerSnapshot, sourceAccount } from './source-account.js';

const [FIRST, SECOND] = ['a'.repeat(64), 'b'.repeat(64)];
const HASHES = new Set([FIRST, SECOND]);
const lane = { approvalId: 'M', agency: 'EC' };

let position = 0;
beforeEach(() => (position = 0));
const logged = (event: object): LoggedEvent => {
  position++;
  return {
    id: `e${position}`,
    version: 1,
    productId: 'p',
    recorded: { at: '', by: '' },
    position,
    revision: position - 1,
    ...event,
  } as unknown as LoggedEvent;
};
const approved = (sha256: string | undefined) =>
  logged({
    type: 'MarketingApproved',
    effectiveOn: '2020-01-01',
    data: { ...lane, holder: 'A', indication: 'I' },
    source: { title: 'T', ...(sha256 && { sha256 }) },
  });
const corrected = (targetId: string, data: object, sha256?: string) =>
  logged({
    type: 'EventCorrected',
    data: { targetId, changes: { data } },
    source: { title: 'T', ...(sha256 && { sha256 }) },
  });
const retracted = (targetId: string) => logged({ type: 'EventRetracted', data: { targetId } });
const listing = (type: string, eventIds: string[]) =>
  logged({
    type,
    effectiveOn: '2021-01-01',
    data: { sourceId: 's', eventIds },
    source: { title: 'T', sha256: SECOND },
  });

/** What a snapshot that says this changes of what these events say. */
const when = (log: LoggedEvent[], data: object, more: object = {}) => {
  const [held] = heldFacts(log, HASHES).values();
  const stated = {
    type: 'MarketingApproved',
    effectiveOn: '2020-01-01',
    data: { ...lane, holder: 'A', indication: 'I', ...data },
    columns: { 'data.holder': 'Holder' },
  };
  return changeOf({ ...stated, ...more }, held!);
};

describe('what a snapshot changes of a fact', () => {
  it('given it says the same: nothing', () => {
    expect(when([approved(FIRST)], {})).toEqual({ cells: [], contested: [] });
  });

  it('given another value: a correction of that field, and the cell by its column', () => {
    expect(when([approved(FIRST)], { holder: 'B' })).toEqual({
      changes: { data: { holder: 'B' } },
      cells: [{ column: 'Holder', before: 'A', after: 'B' }],
      contested: [],
    });
  });

  it('given an optional cell that was emptied: the field is taken out', () => {
    expect(when([approved(FIRST)], { holder: undefined }).changes).toEqual({ data: { holder: null } });
  });

  it('given a date that the source does not give: its bound stays', () => {
    expect(when([approved(FIRST)], {}, { effectiveOn: '../2024', undated: true })).toEqual({
      cells: [],
      contested: [],
    });
    expect(when([approved(FIRST)], {}, { effectiveOn: '2021' }).changes).toEqual({ effectiveOn: '2021' });
  });

  it('given a correction of the source’s own: compared with that', () => {
    const log = [approved(FIRST), corrected('e1', { holder: 'B' }, SECOND)];
    expect(when(log, { holder: 'B' }).changes).toBeUndefined();
    expect(when(log, {}).changes).toEqual({ data: { holder: 'A' } });
  });

  it('given a person’s correction: kept, agreed to, or contested', () => {
    const log = [approved(FIRST), corrected('e1', { holder: 'P' })];
    expect(when(log, {})).toEqual({ cells: [], contested: [] });
    expect(when(log, { holder: 'P' })).toEqual({ cells: [], contested: [] });
    expect(when(log, { holder: 'B', indication: 'J' })).toMatchObject({
      changes: { data: { indication: 'J' } },
      contested: [{ column: 'Holder', before: 'P', after: 'B' }],
    });
  });

  it('given a person took it back: silent until the source changes, then contested', () => {
    const log = [approved(FIRST), retracted('e1')];
    expect(when(log, {})).toEqual({ cells: [], contested: [] });
    expect(when(log, { holder: 'B' })).toMatchObject({ contested: [{ after: 'B' }] });
    expect(when(log, { holder: 'B' }).changes).toBeUndefined();
  });
});

describe('facts that are held from a source', () => {
  it('are those that carry the SHA-256 of one of its snapshots', () => {
    expect(heldFacts([approved(undefined)], HASHES).size).toBe(0);
    expect(heldFacts([approved('c'.repeat(64))], HASHES).size).toBe(0);
    expect(heldFacts([approved(FIRST)], HASHES).size).toBe(1);
  });

  it('are gone as the last that was said of them says', () => {
    const gone = (...log: LoggedEvent[]) => [...heldFacts(log, HASHES).values()][0]!.gone;
    const fact = approved(FIRST);
    expect(gone(fact)).toBe(false);
    const ended = listing('SourceListingEnded', ['e1']);
    expect(gone(fact, ended)).toBe(true);
    expect(gone(fact, ended, listing('SourceListingResumed', ['e1']))).toBe(false);
    expect(gone(fact, ended, retracted('e2'))).toBe(false);
  });
});

describe('the account of a source', () => {
  const taken = (effectiveOn: string, sha256: string) =>
    logged({ type: 'SourceSnapshotTaken', effectiveOn, data: { sha256 } });
  const accountOf = (...log: LoggedEvent[]) =>
    sourceAccount(log.map((event) => ({ event, recorded: event, corrections: [] })));

  it('knows which snapshot is certainly newer', () => {
    const account = accountOf(taken('2020-12', FIRST), taken('2023-03-10', SECOND));
    expect(newerSnapshot(account, '2023-03-09')?.effectiveOn).toBe('2023-03-10');
    expect(newerSnapshot(account, '2023-03')).toBeUndefined();
    expect(newerSnapshot(account, '2020-11')).toBeDefined();
    expect([
      isTaken(account, { sha256: FIRST, publishedOn: '2020-12' }),
      isTaken(account, { sha256: FIRST, publishedOn: '2021' }),
    ]).toEqual([true, false]);
  });

  it('holds the newest proposal and the decision of each record', () => {
    const { matches } = accountOf(
      logged({ type: 'SourceMatchProposed', data: { record: 'r' } }),
      logged({ type: 'SourceMatchProposed', data: { record: 'r' } }),
      logged({ type: 'SourceMatchDecided', data: { record: 'r' } }),
    );
    expect(matches.get('r')).toMatchObject({ proposal: { id: 'e2' }, decision: { id: 'e3' } });
  });
});
