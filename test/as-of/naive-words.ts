import type { Entry } from './standing-facts.js';

/** The status an event gives its lane, and the stage that says; `*` is trial or marketing, by what is applied for. */
export const STANDS: Readonly<Record<string, readonly [status: string, stage: string]>> = {
  ApplicationSubmitted: ['submitted', '*-application-filed'],
  ApplicationReceived: ['received', '*-application-filed'],
  ApplicationAccepted: ['accepted', '*-application-accepted'],
  ApplicationNotAccepted: ['not-accepted', 'registered'],
  ApplicationFiled: ['filed', '*-application-accepted'],
  OpinionAdopted: ['opinion-adopted', '*-application-accepted'],
  CompleteResponseIssued: ['complete-response', '*-application-filed'],
  ApplicationResubmitted: ['resubmitted', '*-application-filed'],
  ApplicationWithdrawn: ['withdrawn', 'registered'],
  ApplicationTerminated: ['terminated', 'registered'],
  ApplicationRefused: ['refused', 'registered'],
  ClinicalTrialTacitlyApproved: ['tacitly-approved', 'trial-permitted'],
  ClinicalTrialApproved: ['approved', 'trial-permitted'],
  ClinicalTrialRefused: ['refused', 'registered'],
  ClinicalHoldPlaced: ['on-hold', 'trial-application-accepted'],
  ClinicalHoldLifted: ['hold-lifted', 'trial-permitted'],
  ClinicalTrialRegistered: ['registered', 'registered'],
  ClinicalTrialStarted: ['started', 'trial-started'],
  ClinicalTrialCompleted: ['completed', 'trial-started'],
  InvestigatorInitiatedTrialReported: ['reported', 'investigator-initiated-trial'],
  DesignationRequested: ['requested', 'registered'],
  DesignationProposed: ['proposed', 'registered'],
  DesignationGranted: ['granted', 'registered'],
  DesignationDenied: ['denied', 'registered'],
  DesignationRescinded: ['rescinded', 'registered'],
  MarketingApproved: ['approved', 'marketing-approved'],
  IndicationApproved: ['approved', 'marketing-approved'],
  ApprovalConverted: ['approved', 'marketing-approved'],
  ApprovalRenewed: ['approved', 'marketing-approved'],
  HolderTransferred: ['approved', 'marketing-approved'],
  ApprovalSuspended: ['suspended', 'registered'],
  ApprovalWithdrawn: ['withdrawn', 'registered'],
};

export const STAGES_IN_ORDER = [
  'registered',
  'investigator-initiated-trial',
  'trial-application-filed',
  'trial-application-accepted',
  'trial-permitted',
  'trial-started',
  'marketing-application-filed',
  'marketing-application-accepted',
  'marketing-approved',
] as const;

export const TRIAL_APPLICATIONS: readonly string[] = ['IND', 'CTA', 'supplementary-IND'];

export const ENDS_A_REVIEW: readonly string[] = [
  'ApplicationNotAccepted',
  'ApplicationWithdrawn',
  'ApplicationTerminated',
  'ApplicationRefused',
  'CompleteResponseIssued',
  'ClinicalTrialTacitlyApproved',
  'ClinicalTrialApproved',
  'ClinicalTrialRefused',
  'MarketingApproved',
  'IndicationApproved',
];

interface LaneName {
  readonly kind: string;
  readonly id: string;
}

export const laneName = ({ kind, id }: LaneName): string => JSON.stringify([kind, id]);

/** The field that names the lane; an approval that concludes an application stands at the end of that one too. */
export function lanesOf({ type, data }: Entry): LaneName[] {
  if (type === 'ForecastStated') return [];
  const named = (kind: string): LaneName[] =>
    data[`${kind}Id`] === undefined ? [] : [{ kind, id: String(data[`${kind}Id`]) }];
  for (const kind of ['trial', 'designation']) if (named(kind).length > 0) return named(kind);
  return [...named('approval'), ...named('application')];
}
