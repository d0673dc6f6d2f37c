import { accepted, approved, given, registered, step, submitted } from '../../../test/deciding/given.js';

describe('an application', () => {
  it('is not accepted before it was filed; the refusal names the filing', () => {
    given(registered, submitted('2024-03-01'))
      .when(accepted('2024-02-29'))
      .isRefused(
        'contradiction',
        /before what must precede it: it contradicts ApplicationSubmitted of 2024-03-01/,
        1,
      );
  });

  it('is not filed after it was accepted, whichever was heard of first', () => {
    given(registered, accepted('2024-02-29'))
      .when(submitted('2024-03-01'))
      .isRefused('contradiction', 'after what must follow it', 1);
  });

  it('is accepted on the day of its filing, and without any', () => {
    given(registered, submitted('2024-03-01')).when(accepted('2024-03-01')).isRecorded();
    given(registered).when(accepted('2024-03-01')).isRecorded();
  });

  it.each([
    ['2024-03', '2024-03-01'],
    ['2024', '2023-12/2024-01'],
    ['2024-03-05', '../2024-03-05'],
    ['../..', '1999-01-01'],
    ['2024-36', '2024-10-01/..'],
  ])('is not refused where the dates leave the order open: filed %s, accepted %s', (filing, acceptance) => {
    given(registered, submitted(filing)).when(accepted(acceptance)).isRecorded();
  });

  it.each([
    ['2024-03', '2024-02-29'],
    ['2025', '2024'],
    ['2024-03-05/..', '../2024-03-04'],
    ['2024-36', '2024-09'],
  ])('is refused where imprecise dates leave no doubt: filed %s, accepted %s', (filing, acceptance) => {
    given(registered, submitted(filing)).when(accepted(acceptance)).isRefused('contradiction', 'precede', 1);
  });

  it.each(['ApplicationWithdrawn', 'ApplicationTerminated', 'ApplicationRefused'])(
    'is not approved beside %s, neither after it nor before',
    (end) => {
      const ended = given(registered, accepted('2024-01-10'), step(end, '2024-06-01'));
      ended.when(approved('2024-07-01')).isRefused('contradiction', 'after the end', 2);
      ended.when(approved('2024-05-01')).isRefused('contradiction', /cannot stand beside it|would end it/, 2);
    },
  );

  it('does not end before something that happened in it', () => {
    given(registered, accepted('2024-01-10'))
      .when(step('ApplicationWithdrawn', '2024-01-09'))
      .isRefused('contradiction', 'would end it before something that happened', 1);
  });

  it('is accepted once, and what is recorded of it twice is to be corrected', () => {
    given(registered, accepted('2024-01-10'))
      .when(accepted('2024-01-11'))
      .isRefused('contradiction', 'recorded already; correct that record', 1);
  });

  it.each([
    ['ApplicationWithdrawn', {}],
    ['ClinicalTrialTacitlyApproved', { basis: 'agency-listed' }],
    ['CompleteResponseIssued', {}],
  ])('holds %s once', (type, data) => {
    given(registered, step(type, '2024-06-01', data))
      .when(step(type, '2024-06-02', data))
      .isRefused('contradiction', 'recorded already', 1);
  });

  it('may be stopped, resumed and given goals as often as that happens', () => {
    given(registered, step('ClockStopped', '2024-01-02'), step('ClockResumed', '2024-02-02'))
      .when(step('ClockStopped', '2024-03-02'))
      .isRecorded();
    given(registered, step('GoalDateSet', '2024-01-02', { goalDate: '2025' }))
      .when(step('GoalDateSet', '2024-01-03', { goalDate: '2026' }))
      .isRecorded();
  });

  it.each([
    ['agency', { agency: 'FDA' }, 'agency "FDA" differs from "NMPA"'],
    ['applicationKind', { applicationKind: 'BLA' }, 'applicationKind "BLA" differs from "NDA"'],
    ['applicationNumber', { applicationNumber: 'N2' }, 'applicationNumber "N2" differs from "N1"'],
  ])('has one %s', (_, change, because) => {
    given(registered, submitted('2024-01-01', { applicationNumber: 'N1' }))
      .when(accepted('2024-02-01', change))
      .isRefused('contradiction', because, 1);
  });

  it('is told from another by its name alone', () => {
    given(registered, accepted('2024-01-10'))
      .when(accepted('2024-01-10', { applicationId: 'b', agency: 'FDA', applicationKind: 'BLA' }))
      .isRecorded();
  });

  it('is not both accepted and not accepted, nor permitted and refused', () => {
    given(registered, accepted('2024-01-10'))
      .when(step('ApplicationNotAccepted', '2024-01-10'))
      .isRefused('contradiction', /cannot stand beside it|would/, 1);
    given(registered, step('ClinicalTrialRefused', '2024-01-10'))
      .when(step('ClinicalTrialApproved', '2024-01-10'))
      .isRefused('contradiction', 'cannot stand beside it', 1);
  });

  it('is permitted both tacitly and by notice: the register keeps them apart', () => {
    given(registered, step('ClinicalTrialApproved', '2024-01-10'))
      .when(step('ClinicalTrialTacitlyApproved', '2024-01-12', { basis: 'deadline-passed' }))
      .isRecorded();
  });

  it('gets a supplement after it was asked for', () => {
    const asked = given(registered, step('SupplementRequested', '2024-05-01'));
    asked.when(step('SupplementReceived', '2024-04-30')).isRefused('contradiction', 'precede', 1);
    asked.when(step('SupplementReceived', '2024-05-01')).isRecorded();
  });

  describe('that is resubmitted', () => {
    const again = [
      registered,
      submitted('2023-01-10'),
      accepted('2023-02-10'),
      step('CompleteResponseIssued', '2023-08-01'),
      step('ApplicationResubmitted', '2024-01-10'),
    ];

    it('is accepted a second time, and not a third', () => {
      given(...again)
        .when(accepted('2024-02-10'))
        .isRecorded();
      given(...again, accepted('2024-02-10'))
        .when(accepted('2024-03-10'))
        .isRefused('contradiction', 'recorded already', 5);
    });

    it('gets a second complete response, and is approved', () => {
      given(...again, step('CompleteResponseIssued', '2024-07-01'))
        .when(approved('2024-12-01'))
        .isRecorded();
    });

    it('lives on after a withdrawal that lies before the resubmission', () => {
      const ended = [registered, accepted('2023-02-10'), step('ApplicationWithdrawn', '2023-08-01')];
      given(...ended)
        .when(step('ApplicationResubmitted', '2024-01-10'))
        .isRecorded();
      given(...ended, step('ApplicationResubmitted', '2024-01-10'))
        .when(approved('2024-12-01'))
        .isRecorded();
    });

    it('is ended by a withdrawal that lies after the resubmission', () => {
      given(...again, step('ApplicationWithdrawn', '2024-06-01'))
        .when(approved('2024-12-01'))
        .isRefused('contradiction', 'after the end', 5);
    });

    it('is still ended between the withdrawal and the resubmission', () => {
      given(
        registered,
        accepted('2023-02-10'),
        step('ApplicationWithdrawn', '2023-08-01'),
        step('ApplicationResubmitted', '2024-01-10'),
      )
        .when(step('GoalDateSet', '2023-10-01', { goalDate: '2024' }))
        .isRefused('contradiction', 'after the end', 2);
    });
  });
});
