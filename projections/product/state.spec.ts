import { epochDay } from '#events/edtf.js';
import { approval, idOf, logOf, registered, step, type Entry } from '../log.fixture.js';
import { beliefsOf } from './beliefs.js';
import { productState } from './state.js';

const stateOn = (day: string, ...entries: Entry[]) => {
  const log = logOf(registered(), ...entries);
  return productState('p', beliefsOf('p', log, epochDay(day)), epochDay(day))!;
};
const state = (...entries: Entry[]) => stateOn('2026-01-01', ...entries);

describe('the state of a product', () => {
  it('is nothing where it is not registered', () => {
    expect(productState('p', [], 0)).toBeUndefined();
  });

  it('has each application with what was last said of it', () => {
    expect(
      state(
        step('ApplicationSubmitted', '2024-01-10', {
          applicationKind: 'NDA',
          indications: ['PD'],
          phase: 'II',
        }),
        step('ApplicationAccepted', '2024-02-10', {
          applicationKind: 'NDA',
          applicationNumber: 'CXSS2400059',
          phase: 'III',
        }),
        step('ReviewPathwayAssigned', '2024-02-20', { pathway: 'standard' }),
        step('ReviewPathwaySwitched', '2024-03-20', { to: 'priority' }),
        step('GoalDateSet', '2024-03-01', { goalDate: '2025-01-07', basis: 'PDUFA' }),
      ).applications,
    ).toEqual([
      {
        applicationId: 'a',
        agency: 'NMPA',
        jurisdiction: 'CN',
        status: { status: 'accepted', since: '2024-02-10', eventId: idOf(3) },
        applicationKind: 'NDA',
        applicationNumber: 'CXSS2400059',
        indications: ['PD'],
        phase: 'III',
        pathway: 'priority',
        announcedGoal: { goalDate: '2025-01-07', basis: 'PDUFA', eventId: idOf(6) },
        clock: { state: 'started', since: '2024-02-10', eventId: idOf(3) },
      },
    ]);
  });

  it('tells apart what is certain and what is possible', () => {
    const imprecise = [
      step('ApplicationAccepted', '2024-02-10', { applicationKind: 'IND' }),
      step('ClinicalTrialTacitlyApproved', '2024-05', { basis: 'agency-listed' }),
    ];
    const open = stateOn('2024-05-15', ...imprecise);
    expect(open.applications[0]).toMatchObject({
      status: { status: 'accepted' },
      possibly: { status: 'tacitly-approved', since: '2024-05' },
    });
    expect([open.stage, open.possibleStage]).toEqual(['trial-application-accepted', 'trial-permitted']);
    const settled = stateOn('2024-05-31', ...imprecise);
    expect(settled.applications[0]).not.toHaveProperty('possibly');
    expect([settled.stage, settled.possibleStage]).toEqual(['trial-permitted', undefined]);
    expect(stateOn('2024-04-30', ...imprecise).stage).toBe('trial-application-accepted');
  });

  it('does not count a claim as a state', () => {
    const claimed = state({
      type: 'ForecastStated',
      on: '2024',
      data: { statement: 'Soon.', applicationId: 'a' },
    });
    expect(claimed).toMatchObject({ stage: 'registered', applications: [], claims: [{ eventId: idOf(2) }] });
  });

  describe('of a review clock', () => {
    const fda = { agency: 'FDA', applicationKind: 'BLA' };

    it('is not started in China by a filing, and is by an acceptance', () => {
      const filed = step('ApplicationSubmitted', '2024-01-10', { applicationKind: 'NDA' });
      expect(state(filed).applications[0]!.clock).toEqual({
        state: 'not-started',
        reason: 'no acceptance is recorded',
      });
      expect(
        state(step('ApplicationReceived', '2024-01-10', { applicationKind: 'NDA' })).applications[0]!.clock
          .state,
      ).toBe('not-started');
      expect(state(filed, step('ApplicationAccepted', '2024-02', {})).applications[0]!.clock).toEqual({
        state: 'started',
        since: '2024-02',
        eventId: idOf(3),
      });
    });

    it('is started elsewhere by the receipt, ended by a response and started again by the resubmission', () => {
      const received = step('ApplicationReceived', '2023-01-31', fda);
      const response = step('CompleteResponseIssued', '2023-08-03', { agency: 'FDA' });
      const again = step('ApplicationResubmitted', '2024-07-08', { agency: 'FDA' });
      expect(state(received).applications[0]!.clock).toMatchObject({ state: 'started', since: '2023-01-31' });
      expect(state(received, response).applications[0]!.clock).toMatchObject({
        state: 'ended',
        since: '2023-08-03',
      });
      expect(state(received, response, again).applications[0]!.clock).toMatchObject({
        state: 'started',
        since: '2024-07-08',
      });
      expect(state(step('ApplicationSubmitted', '2024', fda)).applications[0]!.clock).toMatchObject({
        state: 'not-started',
        reason: 'no receipt, acceptance or resubmission is recorded',
      });
    });
  });

  describe('of an approval', () => {
    const granted = approval('MarketingApproved', '2021-09-01', {
      approvalKind: 'conditional',
      indication: 'LBCL',
      holder: 'JW',
      applicationId: 'a',
    });
    const converted = approval('ApprovalConverted', '2024-08-20', { to: 'full' });
    const transferred = approval('HolderTransferred', '2025-01-01', { to: 'Acme' });

    it('is its kind, its holder and its conditions', () => {
      expect(
        state(
          granted,
          approval('ConditionImposed', '2021-09-01', {
            conditionId: 'c',
            condition: 'More data.',
            due: '2026',
          }),
          approval('ConditionFulfilled', '2024-08-20', { conditionId: 'c' }),
          approval('ConditionFulfilled', '2024-08-20', { conditionId: 'e' }),
        ).approvals,
      ).toEqual([
        {
          approvalId: 'v',
          agency: 'NMPA',
          jurisdiction: 'CN',
          status: { status: 'approved', since: '2021-09-01', eventId: idOf(2) },
          approvalKind: 'conditional',
          indication: 'LBCL',
          holder: 'JW',
          conditions: [
            { conditionId: 'c', condition: 'More data.', due: '2026', fulfilled: true },
            { conditionId: 'e', fulfilled: true },
          ],
        },
      ]);
    });

    it('is the kind it was converted to, whoever holds it afterwards', () => {
      expect(state(granted, converted).approvals[0]).toMatchObject({ approvalKind: 'full', holder: 'JW' });
      expect(state(granted, transferred).approvals[0]).toMatchObject({
        approvalKind: 'conditional',
        holder: 'Acme',
      });
      expect(state(granted, converted, transferred).approvals[0]).toMatchObject({
        approvalKind: 'full',
        holder: 'Acme',
      });
    });

    it('ends the application that it concludes', () => {
      expect(state(granted).applications[0]).toMatchObject({
        applicationId: 'a',
        status: { status: 'approved' },
        clock: { state: 'ended' },
      });
    });

    it('is the stage of the product until it is withdrawn, whether it names its application or not', () => {
      const gone = approval('ApprovalWithdrawn', '2025-01-01');
      const unnamed = { ...granted, data: { ...granted.data, applicationId: undefined } };
      expect(state(granted).stage).toBe('marketing-approved');
      expect(state(granted, gone).stage).toBe('registered');
      expect(state(unnamed, gone).stage).toBe('registered');
    });
  });

  it('has designations and trials', () => {
    const told = state(
      {
        type: 'DesignationGranted',
        on: '2025-08',
        data: { designationId: 'd', agency: 'FDA', kind: 'RMAT', indication: 'PD' },
      },
      { type: 'ClinicalTrialStarted', on: '2025', data: { trialId: 't', phase: 'II', indications: ['PD'] } },
    );
    expect(told.designations).toEqual([
      {
        designationId: 'd',
        agency: 'FDA',
        jurisdiction: 'US',
        status: { status: 'granted', since: '2025-08', eventId: idOf(2) },
        kind: 'RMAT',
        indication: 'PD',
      },
    ]);
    expect(told.trials).toEqual([
      {
        trialId: 't',
        status: { status: 'started', since: '2025', eventId: idOf(3) },
        phase: 'II',
        indications: ['PD'],
      },
    ]);
    expect(told.stage).toBe('trial-started');
  });
});

describe('the stage', () => {
  it.each([
    ['ApplicationSubmitted', 'trial-application-filed', 'marketing-application-filed'],
    ['ApplicationReceived', 'trial-application-filed', 'marketing-application-filed'],
    ['ApplicationAccepted', 'trial-application-accepted', 'marketing-application-accepted'],
    ['ApplicationWithdrawn', 'registered', 'registered'],
    ['ApplicationRefused', 'registered', 'registered'],
    ['ClinicalTrialApproved', 'trial-permitted', 'trial-permitted'],
    ['ClinicalHoldPlaced', 'trial-application-accepted', 'trial-application-accepted'],
  ])('after %s is by what is applied for', (type, ofTrial, ofMarketing) => {
    expect(state(step(type, '2024', { applicationKind: 'IND' })).stage).toBe(ofTrial);
    expect(state(step(type, '2024', { applicationKind: 'NDA' })).stage).toBe(ofMarketing);
  });

  it.each(['ApplicationFiled', 'CompleteResponseIssued', 'ApplicationResubmitted', 'OpinionAdopted'])(
    'after %s, which need not say the kind, is by the kind that the application is of',
    (type) => {
      const filed = step('ApplicationReceived', '2023', { applicationKind: 'IND' });
      expect(state(filed, step(type, '2024')).stage).toMatch(/^trial-application/);
      expect(state(step(type, '2024')).stage).toMatch(/^marketing-application/);
    },
  );

  it('is the furthest of any lane', () => {
    expect(
      state(
        step('ApplicationAccepted', '2024', { applicationKind: 'NDA' }),
        step('ClinicalTrialApproved', '2025', { applicationId: 'b' }),
        step('ApplicationWithdrawn', '2025', { applicationId: 'c' }),
      ).stage,
    ).toBe('marketing-application-accepted');
  });
});
