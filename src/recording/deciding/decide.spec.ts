import { emptyRecord } from '#projections/product/subject-record.js';
import {
  about,
  accepted,
  fact,
  given,
  PRODUCT,
  registered,
  SOURCE,
  STAMP,
} from '../../../test/deciding/given.js';
import { decide, recorded } from './decide.js';

describe('a decision', () => {
  it('makes the envelope of what was stated, stamped', () => {
    const event = given(registered)
      .when({ ...accepted('2024-01'), announcedOn: '2024-02' })
      .isRecorded();
    expect(event).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      type: 'ApplicationAccepted',
      version: 1,
      productId: 'p',
      effectiveOn: '2024-01',
      announcedOn: '2024-02',
      source: SOURCE,
      recorded: STAMP,
      data: { applicationId: 'a', agency: 'NMPA', applicationKind: 'NDA' },
      position: 2,
      revision: 1,
    });
  });

  it('keeps the reason that was given', () => {
    const reason = { code: 'other', text: 'Because.' } as const;
    expect(
      given(registered)
        .when({ ...accepted('2024-01'), reason })
        .isRecorded().recorded.reason,
    ).toEqual(reason);
  });

  it('of a retry is that it is recorded already, whoever asks and whenever', () => {
    given(registered, accepted('2024-01')).when(accepted('2024-01')).isRecordedAlready(1);
    given(registered, accepted('2024-01'))
      .when(accepted('2024-01'), { at: '2027-01-01T00:00:00.000Z', by: 'another' })
      .isRecordedAlready(1);
  });

  it('of the same fact under another key is decided anew', () => {
    const claim = fact('ForecastStated', '2024-01', { statement: 'Soon.' });
    given(registered, claim).when(claim).isRecordedAlready(1);
    given(registered, claim)
      .when(claim, { ...STAMP, idempotencyKey: 'again' })
      .isRecorded();
    given(registered, accepted('2024-01'))
      .when(accepted('2024-01'), { ...STAMP, idempotencyKey: 'again' })
      .isRefused('contradiction', 'already', 1);
  });

  it('is the same for the same record, statement and stamp, and leaves them as they were', () => {
    const { record } = given(registered);
    const statement = accepted('2024-01');
    const before = structuredClone({ record, statement });
    expect(decide(record, statement, STAMP)).toEqual(decide(record, statement, STAMP));
    expect({ record, statement }).toEqual(before);
  });

  it('refuses what is malformed, with each issue', () => {
    const refusal = given(registered)
      .when(accepted('2025-02-30', { agency: undefined }))
      .isRefused('invalid', /effectiveOn must be an EDTF date.*data\.agency/);
    expect(refusal.issues.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['effectiveOn', 'data.agency']),
    );
  });

  it('refuses what is not about such a subject', () => {
    const guideline = fact('GuidelinePublished', '2024', { agency: 'CDE', subject: 'CMC' });
    given(registered).when(guideline).isRefused('invalid', 'is about a reference, not about a product');
    about({ referenceId: 'g' })
      .when(registered)
      .isRefused('invalid', 'is about a product, not about a reference');
    about({ referenceId: 'g' }).when(guideline).isRecorded();
  });

  it('joins the record at the place it was appended', () => {
    const { record } = given(registered);
    const decision = decide(record, accepted('2024-01'), STAMP);
    const after = recorded(record, decision.event, { position: 7, revision: 1 });
    expect(after.log.at(-1)).toEqual({ ...decision.event, position: 7, revision: 1 });
    expect(after.revision).toBe(1);
    expect(record.log).toHaveLength(1);
  });

  it('on a product that nobody registered is that it is not found', () => {
    expect(() => decide(emptyRecord(PRODUCT), accepted('2024-01'), STAMP)).toThrow(
      'No product "p" is registered',
    );
  });
});
