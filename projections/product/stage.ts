/**
 * How far a product has come: the furthest step that any of its lanes stands at. A lane that ended without
 * permission (withdrawn, refused, terminated, not accepted) stands nowhere.
 */
export const STAGES = [
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
export type Stage = (typeof STAGES)[number];

const TRIAL_KINDS: readonly unknown[] = ['IND', 'CTA', 'supplementary-IND'];

/** The status an event gives its lane. Events that are not listed leave the status as it was. */
export const STATUS_OF = {
  ApplicationSubmitted: 'submitted',
  ApplicationReceived: 'received',
  ApplicationAccepted: 'accepted',
  ApplicationNotAccepted: 'not-accepted',
  ApplicationFiled: 'filed',
  OpinionAdopted: 'opinion-adopted',
  CompleteResponseIssued: 'complete-response',
  ApplicationResubmitted: 'resubmitted',
  ApplicationWithdrawn: 'withdrawn',
  ApplicationTerminated: 'terminated',
  ApplicationRefused: 'refused',
  ClinicalTrialTacitlyApproved: 'tacitly-approved',
  ClinicalTrialApproved: 'approved',
  ClinicalTrialRefused: 'refused',
  ClinicalHoldPlaced: 'on-hold',
  ClinicalHoldLifted: 'hold-lifted',
  ClinicalTrialRegistered: 'registered',
  ClinicalTrialStarted: 'started',
  ClinicalTrialCompleted: 'completed',
  InvestigatorInitiatedTrialReported: 'reported',
  DesignationRequested: 'requested',
  DesignationProposed: 'proposed',
  DesignationGranted: 'granted',
  DesignationDenied: 'denied',
  DesignationRescinded: 'rescinded',
  MarketingApproved: 'approved',
  IndicationApproved: 'approved',
  ApprovalConverted: 'approved',
  ApprovalRenewed: 'approved',
  HolderTransferred: 'approved',
  ApprovalSuspended: 'suspended',
  ApprovalWithdrawn: 'withdrawn',
} as const satisfies Record<string, string>;

export type Status = (typeof STATUS_OF)[keyof typeof STATUS_OF];
export const STATUSES: readonly Status[] = [...new Set(Object.values(STATUS_OF))];

export const statusOf = (type: string): Status | undefined => (STATUS_OF as Record<string, Status>)[type];

/** The stage at which a lane stands whose status comes from this event. */
export function stageOf(type: string, applicationKind: unknown): Stage {
  const trial = TRIAL_KINDS.includes(applicationKind);
  switch (type) {
    case 'InvestigatorInitiatedTrialReported':
      return 'investigator-initiated-trial';
    case 'ApplicationSubmitted':
    case 'ApplicationReceived':
    case 'ApplicationResubmitted':
    case 'CompleteResponseIssued':
      return trial ? 'trial-application-filed' : 'marketing-application-filed';
    case 'ApplicationAccepted':
    case 'ApplicationFiled':
    case 'OpinionAdopted':
      return trial ? 'trial-application-accepted' : 'marketing-application-accepted';
    case 'ClinicalHoldPlaced':
      return 'trial-application-accepted';
    case 'ClinicalTrialTacitlyApproved':
    case 'ClinicalTrialApproved':
    case 'ClinicalHoldLifted':
      return 'trial-permitted';
    case 'ClinicalTrialStarted':
    case 'ClinicalTrialCompleted':
      return 'trial-started';
    case 'MarketingApproved':
    case 'IndicationApproved':
    case 'ApprovalConverted':
    case 'ApprovalRenewed':
    case 'HolderTransferred':
      return 'marketing-approved';
    default:
      return 'registered';
  }
}

export const stageRank = (stage: Stage): number => STAGES.indexOf(stage);
