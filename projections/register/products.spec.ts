import { epochDay } from '#events/edtf.js';
import { corrected, merged, registered, step } from '../log.fixture.js';
import { foldName } from './register.js';
import type { ProductFilter } from './products.js';
import { NOW, accepted, alias, folded, products, stageOf } from './register.fixture.js';

describe('a name in a search', () => {
  it.each([
    ['Amimatosa', 'amimatosa'],
    ['ＰＬＥＢ００１', 'pleb001'],
    ['Crème  brûlée', 'creme brulee'],
    ['艾米迈托赛注射液', '艾米迈托赛注射液'],
    ['\ufeffCD\u00a019\n', 'cd 19'],
  ])('%j is %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });
});

describe('the products of the register', () => {
  const register = folded(
    registered('p', 'Amimatosa', '艾米迈托赛注射液'),
    registered('q', 'PLEB001'),
    { ...registered('r', 'Later'), on: '2026-06-01' },
    accepted,
    { ...step('ApplicationAccepted', '2024', { agency: 'FDA', applicationKind: 'BLA' }), productId: 'q' },
  );

  it('are those registered by the day, in order of their ids', () => {
    expect(products(register)).toEqual(['p', 'q']);
    expect(products(register, {}, epochDay('2026-06-01'))).toEqual(['p', 'q', 'r']);
    expect(products(register, {}, NOW, 1)).toEqual(['p']);
    expect(products(register, {}, NOW, 0)).toEqual([]);
  });

  it.each<[ProductFilter, string[]]>([
    [{ search: 'MATOSA' }, ['p']],
    [{ search: '迈托赛' }, ['p']],
    [{ search: 'pleb' }, ['q']],
    [{ search: 'Q' }, ['q']],
    [{ search: 'zzz' }, []],
    [{ agency: 'FDA' }, ['q']],
    [{ agency: 'EMA' }, []],
    [{ stage: 'trial-application-accepted' }, ['p']],
    [{ stage: 'marketing-application-accepted', agency: 'FDA', search: 'p' }, ['q']],
  ])('that match %j are %j', (filter, ids) => {
    expect(products(register, filter)).toEqual(ids);
  });

  it('are found by a sponsor and a therapy group as their registration says them now', () => {
    const data = { names: [{ text: 'P', kind: 'code' }], sponsor: 'Acme Bio', therapyGroup: 'gene-therapy' };
    const kept = folded(
      { type: 'ProductRegistered', data },
      corrected(1, { data: { sponsor: 'Beacon', therapyGroup: null } }),
    );
    expect(products(kept, { sponsor: 'acme' }, NOW, 1)).toEqual(['p']);
    expect(products(kept, { sponsor: 'acme' })).toEqual([]);
    expect(products(kept, { sponsor: 'BEACON' })).toEqual(['p']);
    expect(products(kept, { therapyGroup: 'gene-therapy' }, NOW, 1)).toEqual(['p']);
    expect(products(kept, { therapyGroup: 'gene-therapy' })).toEqual([]);
  });

  it('are no longer found by a name that was taken back, and are by another that differs in case alone', () => {
    const noAlias = { type: 'AliasRetracted', data: { name: 'QX' } };
    expect(products(folded(registered(), alias('QX'), noAlias), { search: 'qx' })).toEqual([]);
    expect(products(folded(registered(), alias('QX'), noAlias), { search: 'qx' }, NOW, 2)).toEqual(['p']);
    expect(products(folded(registered(), alias('QX'), alias('qx'), noAlias), { search: 'qx' })).toEqual([
      'p',
    ]);
    expect(products(folded(registered(), alias('QX'), noAlias, alias('QX')), { search: 'qx' })).toEqual([
      'p',
    ]);
  });

  it('stand for those that went into them, along any chain', () => {
    const chain = folded(
      registered('p', 'First'),
      registered('q', 'Second'),
      registered('r', 'Third'),
      merged('q', 'r'),
      merged('p', 'q'),
      { ...accepted, productId: 'p' },
    );
    expect(products(chain)).toEqual(['r']);
    expect(products(chain, { search: 'first' })).toEqual(['r']);
    expect(products(chain, { search: 'p' })).toEqual(['r']);
    expect(products(chain, { agency: 'NMPA' })).toEqual(['r']);
    expect(products(chain, {}, NOW, 4)).toEqual(['p', 'r']);
    expect(stageOf(chain, 'r')).toBe('trial-application-accepted');
  });

  it('remain where merges go in a circle', () => {
    expect(products(folded(registered('p'), registered('q'), merged('p', 'q'), merged('q', 'p')))).toEqual([
      'p',
      'q',
    ]);
  });

  it('keep a name that another one of a circle takes back, as their own state does', () => {
    const circle = folded(
      ...[registered('p', 'P'), registered('q', 'QX'), registered('r', 'R')],
      ...[merged('q', 'p'), merged('p', 'r'), merged('r', 'p')],
      { type: 'AliasRetracted', productId: 'r', data: { name: 'QX' } },
    );
    expect(products(circle, { search: 'qx' })).toEqual(['p']);
  });

  it('are where the later of two merges of one says', () => {
    const twice = folded(
      ...[registered('p'), registered('q'), registered('r'), accepted],
      merged('p', 'q', '2025-03-01'),
      merged('p', 'r', '2025-02-01'),
    );
    expect(stageOf(twice, 'q')).toBe('trial-application-accepted');
    expect(stageOf(twice, 'r')).toBe('registered');
  });
});
