import { believe } from '../belief/belief.js';
import { approval, idOf, logOf, step, type Entry } from '../log.fixture.js';
import { lanesIn, milestonesAt } from '../product/lane.js';
import { findingsIn } from './finding.js';

const findings = (...entries: Entry[]) =>
  findingsIn(lanesIn(milestonesAt(believe(logOf(...entries)), Infinity)));
const ofCode = (code: string, ...entries: Entry[]) =>
  findings(...entries).filter((each) => each.code === code);

const submitted = step('ApplicationSubmitted', '2024-01-10');
const accepted = step('ApplicationAccepted', '2024-02-10');
const permitted = step('ClinicalTrialTacitlyApproved', '2024-06-10', { basis: 'agency-listed' });
const granted = approval('MarketingApproved', '2024-06-10', { applicationId: 'a' });
const IN_A = { kind: 'application', id: 'a' };
const IN_V = { kind: 'approval', id: 'v' };

describe('the findings', () => {
  it('are none where the story is whole', () => {
    expect(findings(submitted, accepted, permitted)).toEqual([]);
    expect(findings(submitted, accepted, granted)).toEqual([]);
  });

  it.each<[string, kind: 'gap' | 'oddity', lane: object, shown: Entry[], events: number[], quiet: Entry[]]>([
    ['acceptance-not-recorded', 'gap', IN_A, [submitted, permitted], [2], [submitted, accepted, permitted]],
    ['acceptance-not-recorded', 'gap', IN_A, [granted], [1], [step('ApplicationReceived', '2024'), granted]],
    ['filing-not-recorded', 'gap', IN_A, [accepted], [1], [submitted, accepted]],
    [
      'filing-not-recorded',
      'gap',
      IN_A,
      [accepted],
      [1],
      [step('ApplicationResubmitted', '2024-01-10'), accepted],
    ],
    ['application-not-recorded', 'gap', IN_V, [approval('IndicationApproved', '2024-06-10')], [1], [granted]],
    [
      'approval-not-recorded',
      'gap',
      IN_V,
      [approval('ApprovalRenewed', '2025')],
      [1],
      [granted, approval('ApprovalRenewed', '2025')],
    ],
    [
      'earlier-cycle-not-recorded',
      'gap',
      IN_A,
      [step('ApplicationResubmitted', '2024')],
      [1],
      [step('CompleteResponseIssued', '2023'), step('ApplicationResubmitted', '2024')],
    ],
    [
      'condition-not-recorded',
      'gap',
      IN_V,
      [
        granted,
        approval('ConditionImposed', '2024-07', { conditionId: 'c' }),
        approval('ConditionFulfilled', '2025', { conditionId: 'e' }),
      ],
      [3],
      [
        granted,
        approval('ConditionImposed', '2024-07', { conditionId: 'c' }),
        approval('ConditionFulfilled', '2025', { conditionId: 'c' }),
      ],
    ],
    [
      'tacit-and-express',
      'oddity',
      IN_A,
      [accepted, permitted, step('ClinicalTrialApproved', '2024-06-12')],
      [2, 3],
      [accepted, permitted],
    ],
    [
      'announced-before-effective',
      'oddity',
      IN_A,
      [{ ...accepted, announcedOn: '2024-02-09' }],
      [1],
      [{ ...accepted, announcedOn: '2024-02' }],
    ],
    [
      'agency-unknown',
      'oddity',
      IN_A,
      [step('ClockStopped', '2024', { agency: 'ANVISA' })],
      [1],
      [step('ClockStopped', '2024')],
    ],
    [
      'acceptance-number-unusual',
      'oddity',
      IN_A,
      [step('ApplicationAccepted', '2024', { applicationNumber: 'CXSL24001' })],
      [1],
      [step('ApplicationAccepted', '2024', { applicationNumber: 'CXSL2400123' })],
    ],
    [
      'order-uncertain',
      'oddity',
      IN_A,
      [step('ApplicationSubmitted', '2024'), accepted],
      [2, 1],
      [step('ApplicationSubmitted', '2024-01'), accepted],
    ],
    [
      'order-uncertain',
      'oddity',
      IN_A,
      [step('ApplicationSubmitted', '2024-02'), step('ApplicationAccepted', '2024-02')],
      [1, 2],
      [step('ApplicationSubmitted', '2024-02-10'), accepted],
    ],
    [
      'order-uncertain',
      'oddity',
      IN_A,
      [step('ApplicationSubmitted', '2024-01'), step('ApplicationAccepted', '2024-01-31')],
      [1, 2],
      [step('ApplicationSubmitted', '2024-01'), step('ApplicationAccepted', '2024-02-01')],
    ],
  ])('tell %s, a %s, where it is so and not where it is not', (code, kind, lane, shown, events, quiet) => {
    const [finding, ...more] = ofCode(code, ...shown);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code, kind, lane, eventIds: events.map(idOf) });
    expect(finding!.message).toMatch(/^.{20,}\.$/);
    expect(ofCode(code, ...quiet)).toEqual([]);
  });

  it.each(['JXHS2300017', 'CYHB2550001', 'CXZS2101003'])(
    'take %s for an acceptance number',
    (applicationNumber) => {
      expect(
        ofCode('acceptance-number-unusual', step('ApplicationAccepted', '2024', { applicationNumber })),
      ).toEqual([]);
    },
  );

  it.each(['CompleteResponseIssued', 'ApplicationWithdrawn', 'ApplicationNotAccepted', 'ApplicationRefused'])(
    'know that %s ends a cycle',
    (type) => {
      const again = step('ApplicationResubmitted', '2024');
      expect(ofCode('earlier-cycle-not-recorded', step(type, '2023'), again)).toEqual([]);
    },
  );

  it.each(['ApplicationReceived', 'ApplicationFiled'])('take %s for an acceptance', (type) =>
    expect(ofCode('acceptance-not-recorded', step(type, '2024-01'), permitted)).toEqual([]),
  );

  it.each(['ClinicalTrialApproved', 'ClinicalTrialRefused'])('miss the acceptance before %s', (type) =>
    expect(ofCode('acceptance-not-recorded', step(type, '2024-01'))).toHaveLength(1),
  );

  it.each(['XCXSL2400123', 'CXSL24001234'])('wonder at the number %s', (applicationNumber) =>
    expect(
      ofCode('acceptance-number-unusual', step('ApplicationAccepted', '2024', { applicationNumber })),
    ).toHaveLength(1),
  );

  it('do not wonder at what is announced on the day it takes effect', () => {
    const announced = { ...accepted, announcedOn: '2024-02-10' };
    expect(ofCode('announced-before-effective', announced)).toEqual([]);
  });

  it('name the agency, the number and the dates', () => {
    const messages = findings(
      step('ClockStopped', '2024', { agency: 'ANVISA' }),
      step('ApplicationAccepted', '2024-02', { applicationNumber: 'CXSL24001' }),
    ).map(({ message }) => message);
    for (const named of ['ANVISA', 'CXSL24001', '2024-02, 2024'])
      expect(messages.join('\n')).toContain(named);
  });

  it('ask no acceptance number of another agency', () => {
    const data = { agency: 'FDA', applicationNumber: '125706' };
    expect(ofCode('acceptance-number-unusual', step('ApplicationReceived', '2024', data))).toEqual([]);
  });

  it('do not wonder at two events of one type on an uncertain order', () => {
    expect(ofCode('order-uncertain', step('ClockStopped', '2024'), step('ClockStopped', '2024-02'))).toEqual(
      [],
    );
  });
});
