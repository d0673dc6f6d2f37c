import { CATALOGUE } from './catalogue.js';
import { dataIssues, statementIssues, statementSchema, TEXT_RULE } from './validation.js';

const statement = {
  type: 'DesignationGranted',
  effectiveOn: '2025-08',
  announcedOn: '2025-08-20',
  source: { title: 'A release', url: 'https://example.com/a' },
  data: { designationId: 'd', agency: 'FDA', kind: 'RMAT' },
};
const withData = (change: object) => ({ ...statement, data: { ...statement.data, ...change } });
const without = (field: keyof typeof statement) =>
  Object.fromEntries(Object.entries(statement).filter(([name]) => name !== field));

describe('what is wrong with a statement', () => {
  it('is nothing where nothing is', () => {
    expect(statementIssues(statement)).toEqual([]);
    expect(statementIssues({ ...statement, version: 1 })).toEqual([]);
  });

  it.each([
    [
      'an unknown type',
      { ...statement, type: 'DesignationGiven' },
      'type',
      'DesignationGiven',
      'must be one of Product',
    ],
    ['another version', { ...statement, version: 2 }, 'version', 2, 'must be 1'],
    [
      'an unknown field',
      { ...statement, effectiveDate: '2025' },
      'effectiveDate',
      '2025',
      'is not a field here; the fields are type, version, effectiveOn, announcedOn, source, reason, data',
    ],
    ['an id', { ...statement, id: 'x' }, 'id', 'x', 'is not a field here'],
    [
      'an unknown payload field',
      withData({ colour: 'red' }),
      'data.colour',
      'red',
      'is not a field here; the fields are designationId, agency, kind',
    ],
    [
      'a value out of a list',
      withData({ kind: 'rmat' }),
      'data.kind',
      'rmat',
      'must be one of breakthrough-therapy, RMAT',
    ],
    ['an agency that is none', withData({ agency: 'fda' }), 'data.agency', 'fda', 'must match pattern'],
    ['an empty text', withData({ indication: '' }), 'data.indication', '', 'must'],
    ['blank text', withData({ indication: ' \t' }), 'data.indication', ' \t', `must be ${TEXT_RULE}`],
    ['a NUL', withData({ indication: 'a\u0000b' }), 'data.indication', 'a\u0000b', `must be ${TEXT_RULE}`],
    [
      'a lone surrogate',
      withData({ indication: 'a\ud800' }),
      'data.indication',
      'a\ud800',
      `must be ${TEXT_RULE}`,
    ],
    [
      'a text that is too long',
      withData({ designationId: 'x'.repeat(121) }),
      'data.designationId',
      'x'.repeat(121),
      'must NOT have more than 120 characters',
    ],
    ['a number for a text', withData({ indication: 7 }), 'data.indication', 7, 'must be string'],
    [
      'a day that is none',
      { ...statement, effectiveOn: '2025-02-30' },
      'effectiveOn',
      '2025-02-30',
      'is not a day of the calendar',
    ],
    [
      'an ambiguous date',
      { ...statement, effectiveOn: '01/02/2025' },
      'effectiveOn',
      '01/02/2025',
      'must be an EDTF date',
    ],
    [
      'an address that is none',
      { ...statement, source: { title: 'A', url: 'ftp://a' } },
      'source.url',
      'ftp://a',
      'must match pattern',
    ],
  ])('names field, value and rule of %s', (_, wrong, field, value, rule) => {
    const issues = statementIssues(wrong);
    expect(issues).toContainEqual({ field, value, rule: expect.stringContaining(rule) as string });
    expect(new Set(issues.map((issue) => issue.field))).toEqual(new Set([field]));
  });

  it.each(['effectiveOn', 'source', 'data'] as const)('names %s where it is missing', (field) => {
    expect(statementIssues(without(field))).toEqual([{ field, rule: 'is required' }]);
  });

  it('names the type where it is missing', () => {
    expect(statementIssues(without('type'))).toMatchObject([{ field: 'type' }]);
  });

  it('names every field that is wrong, and those inside lists by their place', () => {
    const names = [
      { text: 'A', kind: 'code' },
      { text: '', kind: 'nickname' },
    ];
    const issues = statementIssues({
      type: 'ProductRegistered',
      source: { title: 'A' },
      data: { names, sponsor: 3 },
    });
    expect(new Set(issues.map(({ field }) => field))).toEqual(
      new Set(['data.names.1.text', 'data.names.1.kind', 'data.sponsor']),
    );
  });

  it.each([[null], [undefined], [[]], ['text'], [7]])('is that %j is no object', (value) => {
    expect(statementIssues(value)).toEqual([{ field: '', value, rule: 'must be an object' }]);
  });

  it('asks a reason of whoever corrects or retracts, and of nobody else', () => {
    const targetId = '4f0c4a0e-3d0a-5a57-9f6e-0c3a7c1f2b11';
    expect(statementIssues({ type: 'EventRetracted', data: { targetId } })).toEqual([
      { field: 'reason', rule: 'is required' },
    ]);
    const reason = { code: 'other', text: 'Why not.' };
    expect(statementIssues({ type: 'EventRetracted', reason, data: { targetId } })).toEqual([]);
    expect(statementIssues({ ...statement, reason })).toEqual([]);
  });

  it('refuses a correction that names no change, or no event', () => {
    const reason = { code: 'other', text: 'Why not.' };
    const corrected = (data: object) => statementIssues({ type: 'EventCorrected', reason, data });
    expect(corrected({ targetId: '4f0c4a0e-3d0a-5a57-9f6e-0c3a7c1f2b11', changes: {} })).toMatchObject([
      { field: 'data.changes' },
    ]);
    expect(corrected({ targetId: 'the last one', changes: { effectiveOn: '2025' } })).toMatchObject([
      { field: 'data.targetId', value: 'the last one' },
    ]);
  });
});

describe('what is wrong with a payload', () => {
  it('is told as of a statement', () => {
    expect(dataIssues('DesignationGranted', statement.data)).toEqual([]);
    expect(dataIssues('DesignationGranted', { ...statement.data, agency: undefined })).not.toEqual([]);
    expect(dataIssues('DesignationGranted', { designationId: 'd', kind: 'RMAT' })).toEqual([
      { field: 'data.agency', rule: 'is required' },
    ]);
    expect(dataIssues('DesignationGiven', {})).toMatchObject([{ field: 'type', value: 'DesignationGiven' }]);
  });
});

describe('the schema of a statement', () => {
  it.each(CATALOGUE.map((definition) => [definition.type, definition] as const))(
    'of %s has a date where its type is dated',
    (_, definition) => {
      const { properties, required } = statementSchema(definition);
      expect('effectiveOn' in properties).toBe(definition.dated !== 'none');
      expect((required ?? []).includes('effectiveOn')).toBe(definition.dated === 'required');
      expect((required ?? []).includes('source')).toBe(
        definition.family !== 'correction' && definition.family !== 'access',
      );
      expect((required ?? []).includes('reason')).toBe(definition.family === 'correction');
    },
  );
});
