import { epochDay } from '#events/edtf.js';
import { logOf, merged, registered, retracted, type Entry } from '../log.fixture.js';
import { beliefsOf } from './beliefs.js';
import { identityOf } from './identity.js';
import { milestonesAt } from './lane.js';

const alias = (text: string, more: Partial<Entry> = {}): Entry => ({
  type: 'AliasAsserted',
  data: { name: { text, kind: 'misspelling' } },
  ...more,
});
const noAlias = (name: string, more: Partial<Entry> = {}): Entry => ({
  type: 'AliasRetracted',
  data: { name },
  ...more,
});
const identity = (log: ReturnType<typeof logOf>, day = '2026-01-01', productId = 'p') =>
  identityOf(productId, milestonesAt(beliefsOf(productId, log, epochDay(day)), epochDay(day)));
const names = (...entries: Entry[]) => identity(logOf(...entries))?.names.map(({ text }) => text);

describe('who a product is', () => {
  it('is nobody before it is registered', () => {
    expect(identity(logOf(alias('Q')))).toBeUndefined();
    expect(identity(logOf(registered(), retracted(1)))).toBeUndefined();
    const later = logOf({ ...registered(), on: '2025-03-01' });
    expect(identity(later, '2025-02-28')).toBeUndefined();
    expect(identity(later, '2025-03-01')?.name).toBe('p');
  });

  it('is what its registration says, and whence each name comes', () => {
    const source = { title: 'A source' };
    const data = {
      names: [{ text: '艾米迈托赛注射液', kind: 'inn', lang: 'zh' }],
      sponsor: 'Acme',
      therapyGroup: 'stem-cell-therapy',
      classifications: [{ scheme: 'S', value: 'V' }],
    };
    const log = logOf(
      { type: 'ProductRegistered', source, data },
      alias('Q', { data: { name: { text: 'Q', kind: 'code' }, note: 'unsure' } }),
    );
    expect(identity(log)).toEqual({
      productId: 'p',
      name: '艾米迈托赛注射液',
      names: [
        { text: '艾米迈托赛注射液', kind: 'inn', lang: 'zh', source, eventId: log[0]!.id },
        { text: 'Q', kind: 'code', note: 'unsure', eventId: log[1]!.id },
      ],
      sponsor: 'Acme',
      therapyGroup: 'stem-cell-therapy',
      classifications: [{ scheme: 'S', value: 'V' }],
    });
  });

  it('has each name once, as it was first claimed', () => {
    expect(names(registered('p', 'A', 'B'), alias('B'), alias('C'), alias('A'))).toEqual(['A', 'B', 'C']);
  });

  it('gives a retracted name up, and has it again where it is claimed again', () => {
    expect(names(registered('p', 'A'), alias('B'), noAlias('B'))).toEqual(['A']);
    expect(names(registered('p', 'A', 'B'), noAlias('B'))).toEqual(['A']);
    expect(names(registered('p', 'A'), alias('B'), noAlias('B'), alias('B'))).toEqual(['A', 'B']);
    expect(names(registered('p', 'A'), alias('B'), noAlias('B'), retracted(3))).toEqual(['A', 'B']);
    expect(names(registered('p', 'A'), alias('B'), retracted(2))).toEqual(['A']);
  });

  it('tells names apart by every letter', () => {
    expect(names(registered('p', 'A'), alias('a'), noAlias('A'))).toEqual(['a']);
  });

  it('gives a name up when that is certain, and not when it is only possible', () => {
    const log = logOf(registered('p', 'A'), alias('B'), noAlias('B', { on: '2025' }));
    expect(identity(log, '2025-06-01')?.names).toHaveLength(2);
    expect(identity(log, '2025-12-31')?.names).toHaveLength(1);
  });

  describe('that others went into', () => {
    const log = (...more: Entry[]) =>
      logOf(registered('p', 'A'), registered('z', 'Z', 'A'), merged('z', 'p', '2025-03-01'), ...more);
    const after = (...more: Entry[]) => identity(log(...more))?.names.map(({ text }) => text);

    it('has their names after its own, from that day on', () => {
      expect(after()).toEqual(['A', 'Z']);
      expect(identity(log())?.mergedFrom).toEqual(['z']);
      expect(identity(log(), '2025-02-28')).toEqual({
        productId: 'p',
        name: 'A',
        names: [expect.objectContaining({ text: 'A' })],
      });
    });

    it('gives up a name that came with them', () => {
      expect(after(noAlias('Z'))).toEqual(['A']);
    });

    it('keeps its own name where they gave it up', () => {
      expect(after(noAlias('A', { productId: 'z' }))).toEqual(['A', 'Z']);
    });

    it('is named by them as where they went, once that is certain', () => {
      expect(identity(log(), '2026-01-01', 'z')?.mergedInto).toBe('p');
      const imprecise = logOf(registered(), registered('z'), merged('z', 'p', '2025'));
      expect(identity(imprecise, '2025-06-01', 'z')?.mergedInto).toBeUndefined();
      expect(identity(imprecise, '2025-12-31', 'z')?.mergedInto).toBe('p');
    });
  });

  it('says into what it was split', () => {
    expect(
      identity(logOf(registered(), { type: 'ProductSplit', data: { into: ['q', 'r'] } }))?.splitInto,
    ).toEqual(['q', 'r']);
  });
});
