import { afterwards, approved, designated, given, registered, trial } from '../../../test/deciding/given.js';

describe('an approval', () => {
  it('is given once, as a product’s or as an indication’s', () => {
    given(registered, approved('2024-01-10'))
      .when({ ...approved('2024-02-10'), type: 'IndicationApproved' })
      .isRefused('contradiction', 'recorded already', 1);
    given(registered, approved('2024-01-10'))
      .when(approved('2024-02-10', { approvalId: 'w', applicationId: 'b' }))
      .isRecorded();
  });

  it('may conclude an application beside another: an application may name several indications', () => {
    given(registered, approved('2024-01-10'))
      .when(approved('2024-01-10', { approvalId: 'w', indication: 'MSA' }))
      .isRecorded();
  });

  it('does not go on after its withdrawal, and is withdrawn once', () => {
    const gone = given(registered, approved('2024-01-10'), afterwards('ApprovalWithdrawn', '2025-01-10'));
    gone.when(afterwards('ApprovalRenewed', '2025-02-10')).isRefused('contradiction', 'after the end', 2);
    gone.when(afterwards('ApprovalWithdrawn', '2025-02-10')).isRefused('contradiction', 'already', 2);
    gone.when(afterwards('ApprovalRenewed', '2024-12-10')).isRecorded();
    gone.when(afterwards('ApprovalRenewed', '2025')).isRecorded();
  });

  it.each([
    ['ConditionImposed', { conditionId: 'c', condition: 'More data.' }],
    ['ApprovalConverted', { to: 'full' }],
    ['ApprovalSuspended', {}],
    ['HolderTransferred', { to: 'Acme' }],
    ['ApprovalWithdrawn', {}],
  ])('is not followed by %s before it was given', (type, data) => {
    given(registered, approved('2024-01-10'))
      .when(afterwards(type, '2024-01-09', data))
      .isRefused('contradiction', /precede|would end it/, 1);
    given(registered, approved('2024-01-10'))
      .when(afterwards(type, '2024-01-10', data))
      .isRecorded();
  });

  it('has each condition imposed and fulfilled once, in that order', () => {
    const imposed = afterwards('ConditionImposed', '2024-01-10', {
      conditionId: 'c',
      condition: 'More data.',
    });
    const conditional = given(registered, approved('2024-01-10'), imposed);
    conditional
      .when(afterwards('ConditionImposed', '2024-02-10', { conditionId: 'c', condition: 'Yet more.' }))
      .isRefused('contradiction', 'already', 2);
    conditional
      .when(afterwards('ConditionImposed', '2024-02-10', { conditionId: 'e', condition: 'Yet more.' }))
      .isRecorded();
    conditional
      .when(afterwards('ConditionFulfilled', '2024-01-09', { conditionId: 'c' }))
      .isRefused('contradiction', 'precede', 1);
    given(
      registered,
      afterwards('ConditionImposed', '2024-02-10', { conditionId: 'c', condition: 'More data.' }),
    )
      .when(afterwards('ConditionFulfilled', '2024-02-09', { conditionId: 'c' }))
      .isRefused('contradiction', 'precede', 1);
    conditional.when(afterwards('ConditionFulfilled', '2024-02-10', { conditionId: 'c' })).isRecorded();
  });

  it('is of one agency, that of the application it concludes', () => {
    given(registered, approved('2024-01-10'))
      .when(afterwards('ApprovalRenewed', '2025-01-10', { agency: 'FDA' }))
      .isRefused('contradiction', 'agency "FDA" differs from "NMPA"', 1);
  });
});

describe('a designation', () => {
  it.each([
    ['DesignationGranted', '2024-03-01', 'DesignationRequested', '2024-03-02'],
    ['DesignationRequested', '2024-03-02', 'DesignationGranted', '2024-03-01'],
    ['DesignationProposed', '2024-03-02', 'DesignationDenied', '2024-03-01'],
    ['DesignationRescinded', '2024-03-01', 'DesignationGranted', '2024-03-02'],
  ])('with %s of %s has no %s of %s', (first, on, second, then) => {
    given(registered, designated(first, on))
      .when(designated(second, then))
      .isRefused('contradiction', /must/, 1);
    given(registered, designated(first, on)).when(designated(second, '2024')).isRecorded();
  });

  it('is granted or denied', () => {
    given(registered, designated('DesignationGranted', '2024-03-01'))
      .when(designated('DesignationDenied', '2024-03-01'))
      .isRefused('contradiction', 'cannot stand beside it', 1);
  });

  it.each([
    [{ agency: 'EMA' }, 'agency "EMA" differs from "FDA"'],
    [{ kind: 'orphan' }, 'kind "orphan" differs from "RMAT"'],
  ])('does not differ from itself: %j', (change, because) => {
    given(registered, designated('DesignationRequested', '2024-03-01'))
      .when(designated('DesignationGranted', '2024-04-01', change))
      .isRefused('contradiction', because, 1);
  });

  it('is granted once', () => {
    given(registered, designated('DesignationGranted', '2024-03-01'))
      .when(designated('DesignationGranted', '2024-03-02'))
      .isRefused('contradiction', 'already', 1);
  });
});

describe('a trial', () => {
  it('is completed after it was started, and each once', () => {
    const started = given(registered, trial('ClinicalTrialStarted', '2024-03-01'));
    started.when(trial('ClinicalTrialCompleted', '2024-02-29')).isRefused('contradiction', 'precede', 1);
    started.when(trial('ClinicalTrialStarted', '2024-03-02')).isRefused('contradiction', 'already', 1);
    started.when(trial('ClinicalTrialCompleted', '2024-03')).isRecorded();
  });

  it('may be registered after it was started', () => {
    given(registered, trial('ClinicalTrialStarted', '2024-03-01'))
      .when(trial('ClinicalTrialRegistered', '2024-05-01'))
      .isRecorded();
  });
});
