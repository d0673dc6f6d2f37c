/**
 * The events that the register knows, in the order of a product's usual story, which decides what comes first where
 * dates do not. For each: the kind of lane it stands in, and the status and the stage it gives that lane.
 * A stage of two words is that of a trial application and that of a marketing application.
 */
const FILED = ['trial-application-filed', 'marketing-application-filed'];
const ACCEPTED = ['trial-application-accepted', 'marketing-application-accepted'];

const TABLE = [
  ['ProductRegistered'],
  ['AliasAsserted'],
  ['AliasRetracted'],
  ['ProductMerged'],
  ['ProductSplit'],
  ['ApplicationSubmitted', 'application', 'submitted', FILED],
  ['ApplicationReceived', 'application', 'received', FILED],
  ['ApplicationAccepted', 'application', 'accepted', ACCEPTED],
  ['ApplicationNotAccepted', 'application', 'not-accepted'],
  ['ApplicationFiled', 'application', 'filed', ACCEPTED],
  ['ReviewPathwayAssigned', 'application'],
  ['ReviewPathwaySwitched', 'application'],
  ['GoalDateSet', 'application'],
  ['GoalDateChanged', 'application'],
  ['SupplementRequested', 'application'],
  ['SupplementReceived', 'application'],
  ['ClockStopped', 'application'],
  ['ClockResumed', 'application'],
  ['ReviewExtended', 'application'],
  ['OpinionAdopted', 'application', 'opinion-adopted', ACCEPTED],
  ['CompleteResponseIssued', 'application', 'complete-response', FILED],
  ['ApplicationResubmitted', 'application', 'resubmitted', FILED],
  ['ApplicationWithdrawn', 'application', 'withdrawn'],
  ['ApplicationTerminated', 'application', 'terminated'],
  ['ApplicationRefused', 'application', 'refused'],
  ['ClinicalTrialTacitlyApproved', 'trial', 'tacitly-approved', 'trial-permitted'],
  ['ClinicalTrialApproved', 'trial', 'approved', 'trial-permitted'],
  ['ClinicalTrialRefused', 'trial', 'refused'],
  ['ClinicalHoldPlaced', 'trial', 'on-hold', 'trial-application-accepted'],
  ['ClinicalHoldLifted', 'trial', 'hold-lifted', 'trial-permitted'],
  ['ClinicalTrialRegistered', 'trial', 'registered'],
  ['ClinicalTrialStarted', 'trial', 'started', 'trial-started'],
  ['ClinicalTrialCompleted', 'trial', 'completed', 'trial-started'],
  ['InvestigatorInitiatedTrialReported', 'trial', 'reported', 'investigator-initiated-trial'],
  ['DesignationRequested', 'designation', 'requested'],
  ['DesignationProposed', 'designation', 'proposed'],
  ['DesignationGranted', 'designation', 'granted'],
  ['DesignationDenied', 'designation', 'denied'],
  ['DesignationRescinded', 'designation', 'rescinded'],
  ['MarketingApproved', 'approval', 'approved', 'marketing-approved'],
  ['IndicationApproved', 'approval', 'approved', 'marketing-approved'],
  ['ConditionImposed', 'approval'],
  ['ConditionFulfilled', 'approval'],
  ['ApprovalConverted', 'approval', 'approved', 'marketing-approved'],
  ['ApprovalRenewed', 'approval', 'approved', 'marketing-approved'],
  ['ApprovalSuspended', 'approval', 'suspended'],
  ['ApprovalWithdrawn', 'approval', 'withdrawn'],
  ['HolderTransferred', 'approval', 'approved', 'marketing-approved'],
  ['GuidelinePublished'],
  ['PolicyIssued'],
  ['PolicyConsultationOpened'],
  ['ReviewClockEnacted'],
  ['StatisticReported'],
  ['ForecastStated'],
  ['EventCorrected'],
  ['EventRetracted'],
  ['RegisterExported'],
  ['SigningKeyIntroduced'],
  ['SigningKeyRetired'],
  ['ApiKeyIssued'],
  ['ApiKeyRevoked'],
  ['SourceSnapshotTaken'],
  ['SourceMatchProposed'],
  ['SourceMatchDecided'],
  ['SourceListingEnded'],
  ['SourceListingResumed'],
  ['RevisionProposed'],
  ['RevisionDeclined'],
  ['RevisionWithdrawn'],
];

/** Event types by name. `rank`: place in the story. */
export const TYPES = new Map(
  TABLE.map(([type, lane, status, stage], rank) => [type, { type, rank, lane, status, stage }]),
);

/** How far a product has come, from the least to the furthest. */
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
];

export const TRIAL_APPLICATIONS = ['IND', 'CTA', 'supplementary-IND'];

/** Every type is read in this version; another one is not known here. */
export const VERSION = 1;
