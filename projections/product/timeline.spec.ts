import { epochDay } from '#events/edtf.js';
import { approval, corrected, idOf, logOf, registered, retracted, step } from '../log.fixture.js';
import { beliefsOf } from './beliefs.js';
import { productTimeline } from './timeline.js';

const timeline = (log: ReturnType<typeof logOf>, day = '2026-01-01') =>
  productTimeline('p', beliefsOf('p', log, epochDay(day)), epochDay(day));

const designation = (id: string, agency: string, on: string) => ({
  type: 'DesignationGranted',
  on,
  data: { designationId: id, agency, kind: 'RMAT' },
});

describe('a timeline', () => {
  it('is nothing where the product is not registered', () => {
    expect(timeline(logOf(step('ClockStopped', '2024')))).toBeUndefined();
  });

  it('has lanes by agency, then designations, applications, trials and approvals, each as it began', () => {
    const log = logOf(
      registered(),
      approval('MarketingApproved', '2023-01-01', { approvalKind: 'full', indication: 'PD' }),
      step('ApplicationAccepted', '2024-01-01', { applicationId: 'b' }),
      step('ApplicationAccepted', '2023-01-01', { applicationId: 'c' }),
      designation('d', 'NMPA', '2025'),
      designation('e', 'FDA', '2025'),
      { type: 'ClinicalTrialStarted', on: '2020', data: { trialId: 't' } },
    );
    expect(timeline(log)!.lanes.map(({ agency, kind, id }) => [agency, kind, id])).toEqual([
      [undefined, 'trial', 't'],
      ['FDA', 'designation', 'e'],
      ['NMPA', 'designation', 'd'],
      ['NMPA', 'application', 'c'],
      ['NMPA', 'application', 'b'],
      ['NMPA', 'approval', 'v'],
    ]);
  });

  it('has milestones in the order of the world, with precision, bounds, certainty and source', () => {
    const source = { title: 'A source' };
    const log = logOf(
      registered(),
      {
        ...step('ClinicalTrialTacitlyApproved', '2025-10-20/2025-10-26', { basis: 'agency-listed' }),
        source,
        announcedOn: '2025-10-28',
      },
      step('ApplicationAccepted', '../2025-08-11'),
    );
    const lane = timeline(log, '2025-10-22')!.lanes[0]!;
    expect(lane.milestones.map(({ eventId }) => eventId)).toEqual([idOf(3), idOf(2)]);
    expect(lane.milestones[1]).toEqual({
      eventId: idOf(2),
      position: 2,
      type: 'ClinicalTrialTacitlyApproved',
      label: { en: 'Clinical trial tacitly approved', zh: '临床试验默示许可' },
      effectiveOn: '2025-10-20/2025-10-26',
      precision: 'week',
      earliest: '2025-10-20',
      latest: '2025-10-26',
      certainty: 'possible',
      announcedOn: '2025-10-28',
      data: { applicationId: 'a', agency: 'NMPA', basis: 'agency-listed' },
      source,
      recorded: { at: log[1]!.recorded.at, by: 'tester' },
    });
    expect(lane.milestones[0]).toMatchObject({ precision: 'on-or-before', latest: '2025-08-11' });
    expect(lane.milestones[0]).not.toHaveProperty('earliest');
  });

  it('leaves out what lies after the day and what was retracted, and shows what was corrected', () => {
    const log = logOf(
      registered(),
      step('ApplicationAccepted', '2024-01-01'),
      step('ClockStopped', '2024-02-01'),
      step('ClockStopped', '2024-03-01'),
      retracted(3),
      corrected(2, { effectiveOn: '2024-01-02' }),
    );
    const [lane] = timeline(log, '2024-02-28')!.lanes;
    expect(lane!.milestones).toHaveLength(1);
    expect(lane!.milestones[0]).toMatchObject({
      eventId: idOf(2),
      effectiveOn: '2024-01-02',
      corrections: [{ eventId: idOf(6), by: 'tester' }],
    });
  });

  it('shows an approval in its own lane and at the end of the application it concludes', () => {
    const log = logOf(
      registered(),
      step('ApplicationAccepted', '2024-01-01'),
      approval('MarketingApproved', '2025-01-02', { applicationId: 'a' }),
    );
    expect(
      timeline(log)!.lanes.map(({ kind, milestones }) => [kind, milestones.map(({ eventId }) => eventId)]),
    ).toEqual([
      ['application', [idOf(2), idOf(3)]],
      ['approval', [idOf(3)]],
    ]);
  });

  it('keeps claims and what says who the product is out of the lanes', () => {
    const log = logOf(
      registered(),
      { type: 'ForecastStated', on: '2024', data: { statement: 'Soon.', applicationId: 'a' } },
      { type: 'AliasAsserted', data: { name: { text: 'Q', kind: 'code' } } },
    );
    const told = timeline(log)!;
    expect(told.lanes).toEqual([]);
    expect(told.claims.map(({ eventId }) => eventId)).toEqual([idOf(2)]);
    expect(told.identity.map(({ eventId }) => eventId)).toEqual([idOf(1), idOf(3)]);
  });
});
