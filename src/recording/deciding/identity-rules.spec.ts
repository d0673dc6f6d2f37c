import type { LoggedEvent } from '#projections/belief/belief.js';
import { subjectRecord } from '#projections/product/subject-record.js';
import { about, accepted, fact, given, registered, SOURCE, STAMP } from '../../../test/deciding/given.js';
import { decide } from './decide.js';
import type { Statement } from './statement.js';

const undated = (type: string, data: object): Statement => ({
  type,
  source: SOURCE,
  data: data as Statement['data'],
});
const alias = (text: string) => undated('AliasAsserted', { name: { text, kind: 'misspelling' } });
const noAlias = (name: string) => undated('AliasRetracted', { name });
const merged = (into: string) => undated('ProductMerged', { into });

describe('a product', () => {
  it('is registered once', () => {
    given(registered)
      .when(undated('ProductRegistered', { names: [{ text: 'P-2', kind: 'code' }] }))
      .isRefused('contradiction', 'is registered already', 0);
  });

  it.each([
    accepted('2024'),
    alias('Q'),
    merged('q'),
    fact('ForecastStated', '2024', { statement: 'Soon.' }),
  ])('is registered before anything else is recorded of it', (statement) => {
    given().when(statement).isRefused('not-found', 'No product "p" is registered; register it first');
  });

  it('gives up a name that is claimed for it, by its registration or since, and no other', () => {
    given(registered).when(noAlias('P-1')).isRecorded();
    given(registered, alias('Q')).when(noAlias('Q')).isRecorded();
    given(registered, alias('Q')).when(noAlias('q')).isRefused('contradiction', 'claims the name "q"');
  });

  it('is neither merged into itself nor split from itself', () => {
    given(registered).when(merged('p')).isRefused('contradiction', 'merged into or split from itself');
    given(registered)
      .when(undated('ProductSplit', { into: ['q', 'p'] }))
      .isRefused('contradiction', 'itself');
    given(registered)
      .when(undated('ProductSplit', { into: ['q', 'r'] }))
      .isRecorded();
  });

  it('takes no new facts once it was merged, and is merged once', () => {
    const gone = given(registered, merged('q'));
    gone.when(accepted('2024')).isRefused('contradiction', 'was merged; record this on "q"', 1);
    gone.when(merged('r')).isRefused('contradiction', 'was merged', 1);
  });
});

describe('a product that others were merged into', () => {
  const logOf = (...strands: LoggedEvent[][]) =>
    strands.flat().map((event, i) => ({ ...event, position: i + 1 }));
  const other = about({ productId: 'z' }, registered, alias('Z'), merged('p')).record.log;
  const own = given(registered).record.log;
  const record = subjectRecord({ productId: 'p' }, logOf([...other], [...own]));

  it('takes facts as before', () => {
    expect(decide(record, accepted('2024'), STAMP).outcome).toBe('record');
  });

  it('may give up a name that came with them', () => {
    expect(decide(record, noAlias('Z'), STAMP).outcome).toBe('record');
  });

  it('goes into another, but not into one of them', () => {
    expect(decide(record, merged('y'), STAMP).outcome).toBe('record');
    expect(() => decide(record, merged('z'), STAMP)).toThrow('The product "z" went into "p" itself');
  });

  it('is not registered by their registration', () => {
    const without = subjectRecord({ productId: 'p' }, logOf([...other]));
    expect(() => decide(without, accepted('2024'), STAMP)).toThrow('No product "p" is registered');
    expect(decide(without, registered, STAMP).outcome).toBe('record');
  });
});

describe('a reference', () => {
  const guideline = (subject: string) => fact('GuidelinePublished', '2024', { agency: 'CDE', subject });

  it('is published once, and claimed about as often as somebody claims', () => {
    const published = about({ referenceId: 'g' }, guideline('CMC'));
    published
      .when(guideline('clinical'))
      .isRefused('contradiction', 'recorded already; correct that record', 0);
    published.when(fact('StatisticReported', '2024', { statement: 'Eight.' })).isRecorded();
  });
});
