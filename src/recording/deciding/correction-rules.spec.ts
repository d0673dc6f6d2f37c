import { subjectRecord } from '#projections/product/subject-record.js';
import {
  about,
  accepted,
  approved,
  correct,
  designated,
  fact,
  given,
  registered,
  retract,
  STAMP,
  step,
  submitted,
} from '../../../test/deciding/given.js';
import { decide } from './decide.js';

const NOWHERE = '4f0c4a0e-3d0a-5a57-9f6e-0c3a7c1f2b11';
const reason = { code: 'other', text: 'Why not.' } as const;
const grant = designated('DesignationGranted', '2025-08', { indication: 'PD' });

describe('a correction', () => {
  it('changes a date, a field, the source', () => {
    const granted = given(registered, grant);
    granted.when(correct(1, { effectiveOn: '2025-08-15' })).isRecorded();
    granted.when(correct(1, { data: { indication: 'MSA' } })).isRecorded();
    granted.when(correct(1, { source: { title: 'A better source' } })).isRecorded();
    granted.when(correct(1, { announcedOn: '2025-09' })).isRecorded();
  });

  it('is refused where nothing of that id is recorded here', () => {
    const changes = { effectiveOn: '2025' };
    const refusal = given(registered)
      .when({ type: 'EventCorrected', reason, data: { targetId: NOWHERE, changes } })
      .isRefused('not-found', `No event ${NOWHERE} is recorded here`);
    expect(refusal.issues).toEqual([
      { field: 'data.targetId', value: NOWHERE, rule: 'must be the id of an event of this subject' },
    ]);
  });

  it('stands in the stream of its target, even where that fact belongs elsewhere now', () => {
    const elsewhere = about({ productId: 'z' }, registered, grant, correct(1, { productId: 'p' })).record.log;
    const shared = [...elsewhere, { ...given(registered).record.log[0]!, position: 9 }];
    const statement = {
      type: 'EventCorrected',
      reason,
      data: { targetId: elsewhere[1]!.id, changes: { effectiveOn: '2025-08-15' } },
    };
    expect(() => decide(subjectRecord({ productId: 'p' }, shared), statement, STAMP)).toThrow(
      'is recorded here',
    );
    expect(decide(subjectRecord({ productId: 'z' }, elsewhere), statement, STAMP).outcome).toBe('record');
  });

  it('that changes nothing is refused', () => {
    const granted = given(registered, grant);
    granted.when(correct(1, { effectiveOn: '2025-08' })).isRefused('contradiction', 'It changes nothing');
    granted.when(correct(1, { data: { kind: 'RMAT' } })).isRefused('contradiction', 'It changes nothing');
    granted.when(correct(1, { data: { note: null } })).isRefused('contradiction', 'It changes nothing');
  });

  it('of a retracted fact is refused, and names the retraction', () => {
    given(registered, grant, retract(1))
      .when(correct(1, { effectiveOn: '2025-08-15' }))
      .isRefused('contradiction', 'is retracted; retract the retraction first', 2);
  });

  it('of a retraction is refused', () => {
    given(registered, grant, retract(1))
      .when(correct(2, { effectiveOn: '2025' }))
      .isRefused('contradiction', 'A retraction has nothing to correct', 2);
  });

  it('of a correction changes what that one changes', () => {
    const twice = given(registered, grant, correct(1, { effectiveOn: '2025-08-15' }));
    twice.when(correct(2, { effectiveOn: '2025-08-16' })).isRecorded();
    twice.when(correct(2, { effectiveOn: '2025-08-15' })).isRefused('contradiction', 'It changes nothing');
  });

  it('does not give a date to what was recorded without one', () => {
    given(registered)
      .when(correct(0, { effectiveOn: '2025' }))
      .isRefused('invalid', 'ProductRegistered has no effective date to correct');
  });

  it('that leads to a payload that is none is refused, with the field', () => {
    const granted = given(registered, grant);
    const refused = (changes: object) =>
      granted.when(correct(1, changes)).isRefused('invalid', /data\./).issues;
    expect(refused({ data: { kind: 'rmat' } })).toMatchObject([{ field: 'data.kind', value: 'rmat' }]);
    expect(refused({ data: { colour: 'red' } })).toMatchObject([{ field: 'data.colour', value: 'red' }]);
    expect(refused({ data: { agency: null } })).toEqual([{ field: 'data.agency', rule: 'is required' }]);
    expect(refused({ data: { agency: null }, productId: 'q' })).toEqual([
      { field: 'data.agency', rule: 'is required' },
    ]);
  });

  it('removes an optional field with null', () => {
    given(registered, grant)
      .when(correct(1, { data: { indication: null } }))
      .isRecorded();
  });

  it('that makes the impossible is refused, and names what it contradicts', () => {
    given(registered, submitted('2024-03-01'), accepted('2024-04-01'))
      .when(correct(2, { effectiveOn: '2024-02-01' }))
      .isRefused('contradiction', 'before what must precede it', 1);
    given(registered, submitted('2024-03-01'), accepted('2024-04-01'))
      .when(correct(1, { data: { applicationKind: 'BLA' } }))
      .isRefused('contradiction', 'differs', 2);
    given(registered, accepted('2024-04-01'), accepted('2024-04-01', { applicationId: 'b' }))
      .when(correct(2, { data: { applicationId: 'a' } }))
      .isRefused('contradiction', 'recorded already', 1);
  });

  it('corrects a fact of a product that was merged since', () => {
    const merge = { ...registered, type: 'ProductMerged', data: { into: 'q' } };
    const gone = given(registered, grant, merge);
    gone.when(correct(1, { effectiveOn: '2025-08-15' })).isRecorded();
    gone.when(correct(2, { data: { into: 'r' } })).isRecorded();
    gone.when(correct(2, { data: { into: 'p' } })).isRefused('contradiction', 'into or split from itself');
  });
});

describe('moving a fact to another product', () => {
  it('is a correction of its product', () => {
    given(registered, grant)
      .when(correct(1, { productId: 'q' }, 'wrong-product'))
      .isRecorded();
  });

  it('can be followed by corrections, a retraction, and the way back', () => {
    const moved = given(registered, grant, correct(1, { productId: 'q' }));
    moved.when(correct(1, { effectiveOn: '2025-08-15' })).isRecorded();
    moved.when(retract(1)).isRecorded();
    moved.when(retract(2)).isRecorded();
    moved.when(correct(1, { productId: 'p' })).isRecorded();
    moved.when(correct(1, { productId: 'q', announcedOn: '2025-09' })).isRecorded();
  });

  it('leaves room for another where it was', () => {
    given(registered, grant, correct(1, { productId: 'q' }))
      .when(designated('DesignationGranted', '2025-09'))
      .isRecorded();
    given(registered, grant, correct(1, { productId: 'q' }), designated('DesignationGranted', '2025-09'))
      .when(retract(2))
      .isRefused('contradiction', 'recorded already', 3);
  });

  it('is not for a registration, which is the product', () => {
    given(registered)
      .when(correct(0, { productId: 'q' }))
      .isRefused('invalid', 'cannot be moved to another product');
    given(registered, correct(0, { data: { sponsor: 'Acme' } }))
      .when(correct(1, { productId: 'q' }))
      .isRefused('invalid', 'cannot be moved to another product');
  });

  it('is not for what belongs to no product', () => {
    about({ referenceId: 'g' }, fact('StatisticReported', '2024', { statement: 'Eight.' }))
      .when(correct(0, { productId: 'q' }))
      .isRefused('invalid', 'cannot be moved to another product');
  });

  it('does not make a product go into itself', () => {
    given(registered, { ...registered, type: 'ProductMerged', data: { into: 'q' } })
      .when(correct(1, { productId: 'q' }))
      .isRefused('contradiction', 'into or split from itself');
  });
});

describe('a retraction', () => {
  it('takes a fact back, once', () => {
    given(registered, grant).when(retract(1)).isRecorded();
    given(registered, grant, retract(1)).when(retract(1)).isRecordedAlready(2);
    given(registered, grant, retract(1))
      .when(retract(1), { ...STAMP, idempotencyKey: 'again' })
      .isRefused('contradiction', 'is retracted', 2);
  });

  it('of a retraction brings the fact back, and of that takes it away again', () => {
    given(registered, grant, retract(1)).when(retract(2)).isRecorded();
    given(registered, grant, retract(1), retract(2)).when(retract(3)).isRecorded();
  });

  it('of a correction restores what stood before it', () => {
    given(registered, grant, correct(1, { effectiveOn: '2025-08-15' }))
      .when(retract(2))
      .isRecorded();
  });

  it('does not restore a fact beside what contradicts it', () => {
    given(registered, grant, retract(1), designated('DesignationGranted', '2025-09'))
      .when(retract(2))
      .isRefused('contradiction', 'recorded already', 3);
    given(registered, submitted('2024-03-01'), retract(1), accepted('2024-02-01'))
      .when(retract(2))
      .isRefused('contradiction', 'after what must follow it', 3);
  });

  it('does not restore a merge beside the one that was recorded instead', () => {
    const merge = (into: string) => ({ ...registered, type: 'ProductMerged', data: { into } });
    given(registered, merge('q'), retract(1), merge('r'))
      .when(retract(2))
      .isRefused('contradiction', 'was merged; record this on "r"', 3);
  });

  it('is not held up by what contradicts each other already, having been moved together', () => {
    const own = given(registered, accepted('2024-01-10'), step('ClockStopped', '2024-02-10')).record.log;
    const moved = about(
      { productId: 'z' },
      registered,
      accepted('2024-03-10'),
      correct(1, { productId: 'p' }),
    );
    const log = [...own, ...moved.record.log].map((event, at) => ({ ...event, position: at + 1 }));
    const statement = { type: 'EventRetracted', reason, data: { targetId: own[2]!.id } };
    expect(decide(subjectRecord({ productId: 'p' }, log), statement, STAMP).outcome).toBe('record');
  });

  it('of a correction does not restore what contradicts a fact recorded since', () => {
    given(
      registered,
      submitted('2024-03-01'),
      correct(1, { effectiveOn: '2024-01-01' }),
      accepted('2024-02-01'),
    )
      .when(retract(2))
      .isRefused('contradiction', 'after what must follow it', 3);
  });

  it('does not take away what another fact cannot be true without', () => {
    given(
      registered,
      accepted('2023-02-10'),
      step('CompleteResponseIssued', '2023-08-01'),
      step('ApplicationResubmitted', '2024-01-10'),
      accepted('2024-02-10'),
    )
      .when(retract(3))
      .isRefused('contradiction', 'recorded already', 4);
  });

  it('takes away what others only follow: that leaves a gap, and a gap is a finding', () => {
    given(registered, submitted('2024-01-01'), accepted('2024-02-01'), approved('2024-06-01'))
      .when(retract(2))
      .isRecorded();
  });

  it('does not take a registration back while something is recorded of the product', () => {
    given(registered, grant)
      .when(retract(0))
      .isRefused('contradiction', 'while something is recorded about it', 1);
    given(registered, grant, retract(1)).when(retract(0)).isRecorded();
    given(registered).when(retract(0)).isRecorded();
  });

  it('keeps a registration that facts of a product merged into it stand on', () => {
    const other = about({ productId: 'z' }, registered, {
      ...registered,
      type: 'ProductMerged',
      data: { into: 'p' },
    }).record.log;
    const own = given(registered).record.log.map((event) => ({ ...event, position: 9 }));
    const record = subjectRecord({ productId: 'p' }, [...other, ...own]);
    const statement = { type: 'EventRetracted', reason, data: { targetId: own[0]!.id } };
    expect(() => decide(record, statement, STAMP)).toThrow('while something is recorded about it');
  });
});
