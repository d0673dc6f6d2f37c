import { boundsOf } from '../effective/effective.js';
import { jurisdictionOf } from '../product/jurisdiction.js';
import type { Lane, Milestone } from '../product/lane.js';

/**
 * Something about a product's record that a reader should know: a gap in what the sources tell, or an oddity in
 * what they say. A finding never keeps a fact out; what is impossible is refused when it is recorded.
 */
export interface Finding {
  readonly code: string;
  readonly kind: 'gap' | 'oddity';
  readonly message: string;
  readonly lane?: { readonly kind: Lane['kind']; readonly id: string };
  readonly eventIds: readonly string[];
}

type Rule = (lane: Lane) => Omit<Finding, 'lane'>[];

const of = ({ milestones }: Lane, ...types: string[]): Milestone[] =>
  milestones.filter(({ event }) => types.includes(event.type));
const ids = (milestones: readonly Milestone[]): string[] => milestones.map(({ event }) => event.id);

const ACCEPTANCES = ['ApplicationAccepted', 'ApplicationReceived', 'ApplicationFiled'];
const FILINGS = ['ApplicationSubmitted', 'ApplicationReceived', 'ApplicationResubmitted'];
const PERMISSIONS = ['ClinicalTrialTacitlyApproved', 'ClinicalTrialApproved', 'ClinicalTrialRefused'];
const APPROVALS = ['MarketingApproved', 'IndicationApproved'];

const decidedWithoutAcceptance: Rule = (lane) => {
  const decisions = of(lane, ...PERMISSIONS, ...APPROVALS);
  if (lane.kind !== 'application' || decisions.length === 0 || of(lane, ...ACCEPTANCES).length > 0) return [];
  return [
    {
      code: 'acceptance-not-recorded',
      kind: 'gap',
      message:
        'The decision is recorded, the acceptance before it is not, so no review time can be computed.',
      eventIds: ids(decisions),
    },
  ];
};

const acceptedWithoutFiling: Rule = (lane) => {
  const accepted = of(lane, 'ApplicationAccepted');
  if (accepted.length === 0 || of(lane, ...FILINGS).length > 0) return [];
  return [
    {
      code: 'filing-not-recorded',
      kind: 'gap',
      message: 'The acceptance is recorded, the filing before it is not.',
      eventIds: ids(accepted),
    },
  ];
};

const approvedWithoutApplication: Rule = (lane) => {
  const approvals = of(lane, ...APPROVALS).filter(({ event }) => event.data['applicationId'] === undefined);
  if (lane.kind !== 'approval' || approvals.length === 0) return [];
  return [
    {
      code: 'application-not-recorded',
      kind: 'gap',
      message: 'The approval names no application, so no review time can be computed.',
      eventIds: ids(approvals),
    },
  ];
};

const approvalNotRecorded: Rule = (lane) => {
  if (lane.kind !== 'approval' || of(lane, ...APPROVALS).length > 0) return [];
  return [
    {
      code: 'approval-not-recorded',
      kind: 'gap',
      message: 'Something is recorded about an approval that is not recorded itself.',
      eventIds: ids(lane.milestones),
    },
  ];
};

const resubmittedWithoutResponse: Rule = (lane) => {
  const again = of(lane, 'ApplicationResubmitted');
  const before = [
    'CompleteResponseIssued',
    'ApplicationWithdrawn',
    'ApplicationNotAccepted',
    'ApplicationRefused',
  ];
  if (again.length === 0 || of(lane, ...before).length > 0) return [];
  return [
    {
      code: 'earlier-cycle-not-recorded',
      kind: 'gap',
      message: 'The resubmission is recorded, what ended the cycle before it is not.',
      eventIds: ids(again),
    },
  ];
};

const conditionNotRecorded: Rule = (lane) => {
  const imposed = new Set(of(lane, 'ConditionImposed').map(({ event }) => event.data['conditionId']));
  const orphans = of(lane, 'ConditionFulfilled').filter(
    ({ event }) => !imposed.has(event.data['conditionId']),
  );
  if (orphans.length === 0) return [];
  return [
    {
      code: 'condition-not-recorded',
      kind: 'gap',
      message: 'A condition is fulfilled that was never recorded as imposed.',
      eventIds: ids(orphans),
    },
  ];
};

const permittedTwice: Rule = (lane) => {
  const tacit = of(lane, 'ClinicalTrialTacitlyApproved');
  const express = of(lane, 'ClinicalTrialApproved');
  if (tacit.length === 0 || express.length === 0) return [];
  return [
    {
      code: 'tacit-and-express',
      kind: 'oddity',
      message: 'Both a tacit permission and an express notice are recorded; the register keeps them apart.',
      eventIds: ids([...tacit, ...express]),
    },
  ];
};

const announcedTooEarly: Rule = (lane) =>
  lane.milestones
    .filter(
      ({ event }) =>
        event.announcedOn !== undefined &&
        event.effectiveOn !== undefined &&
        boundsOf({ effectiveOn: event.announcedOn }).latest < boundsOf(event).earliest,
    )
    .map(({ event }) => ({
      code: 'announced-before-effective',
      kind: 'oddity',
      message: `It was announced (${event.announcedOn}) before it took effect (${event.effectiveOn}).`,
      eventIds: [event.id],
    }));

const unknownAgency: Rule = (lane) => {
  const unknown = lane.milestones.filter(
    ({ event }) => typeof event.data['agency'] === 'string' && !jurisdictionOf(event.data['agency']),
  );
  if (unknown.length === 0) return [];
  return [
    {
      code: 'agency-unknown',
      kind: 'oddity',
      message: `The register knows no jurisdiction for ${String(unknown[0]!.event.data['agency'])}.`,
      eventIds: ids(unknown),
    },
  ];
};

/** C or J, X Y B or Z, H Z or S, a letter for the kind, four digits of year and serial, such as CXSL2400123. */
const ACCEPTANCE_NUMBER = /^[CJ][XYBZ][HZS][A-Z]\d{7}$/;

const oddAcceptanceNumber: Rule = (lane) =>
  lane.milestones
    .filter(
      ({ event }) =>
        event.data['agency'] === 'NMPA' &&
        typeof event.data['applicationNumber'] === 'string' &&
        !ACCEPTANCE_NUMBER.test(event.data['applicationNumber']),
    )
    .map(({ event }) => ({
      code: 'acceptance-number-unusual',
      kind: 'oddity',
      message: `${String(event.data['applicationNumber'])} is not formed like an acceptance number of the NMPA.`,
      eventIds: [event.id],
    }));

const orderUncertain: Rule = (lane) => {
  const dated = lane.milestones.filter(({ event }) => event.effectiveOn !== undefined);
  return dated.flatMap((later, index) => {
    const earlier = dated[index - 1];
    if (!earlier || earlier.event.type === later.event.type) return [];
    const [a, b] = [boundsOf(earlier.event), boundsOf(later.event)];
    if (
      b.earliest > a.latest ||
      (a.earliest === b.earliest && a.latest === b.latest && a.earliest === a.latest)
    )
      return [];
    return [
      {
        code: 'order-uncertain',
        kind: 'oddity' as const,
        message: `The dates (${earlier.event.effectiveOn}, ${later.event.effectiveOn}) do not tell which came first.`,
        eventIds: [earlier.event.id, later.event.id],
      },
    ];
  });
};

const RULES: readonly Rule[] = [
  decidedWithoutAcceptance,
  acceptedWithoutFiling,
  approvedWithoutApplication,
  approvalNotRecorded,
  resubmittedWithoutResponse,
  conditionNotRecorded,
  permittedTwice,
  announcedTooEarly,
  unknownAgency,
  oddAcceptanceNumber,
  orderUncertain,
];

export const findingsIn = (lanes: readonly Lane[]): Finding[] =>
  lanes.flatMap((lane) =>
    RULES.flatMap((rule) => rule(lane)).map((finding) => ({
      ...finding,
      lane: { kind: lane.kind, id: lane.id },
    })),
  );
