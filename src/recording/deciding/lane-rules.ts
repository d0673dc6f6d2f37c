import type { LaneKind } from '#events/definition.js';
import {
  refuseAfterEnd,
  refuseAnother,
  refuseDiffering,
  refuseOutOfOrder,
  refuseRepeated,
  refuseTogether,
  type Joining,
} from './sequence.js';

/**
 * What cannot be true of one application, approval, designation or trial. Only the impossible is refused: a
 * source may know an approval and not its filing, and that is a finding.
 */
export const LANE_RULES: Readonly<Record<LaneKind, (joining: Joining) => void>> = {
  application: applicationRules,
  approval: approvalRules,
  designation: designationRules,
  trial: trialRules,
};

const OPENING = ['ApplicationSubmitted', 'ApplicationReceived', 'ApplicationAccepted', 'ApplicationFiled'];
const TRIAL_DECISIONS = ['ClinicalTrialTacitlyApproved', 'ClinicalTrialApproved'];
const APPROVALS = ['MarketingApproved', 'IndicationApproved'];
const REFUSALS = ['ApplicationRefused', 'ClinicalTrialRefused'];
const ENDS = ['ApplicationNotAccepted', 'ApplicationWithdrawn', 'ApplicationTerminated', ...REFUSALS];
const REOPENS = ['ApplicationResubmitted'];

const APPLICATION_STEPS = [
  ['ApplicationSubmitted'],
  ['ApplicationReceived'],
  ['ApplicationAccepted', 'ApplicationNotAccepted'],
  ['ApplicationFiled'],
  ['OpinionAdopted'],
  [...TRIAL_DECISIONS, ...APPROVALS, ...REFUSALS],
];
const REVIEW_STEPS = [['SupplementRequested'], ['SupplementReceived']];

function applicationRules(joining: Joining): void {
  const { fact, lane } = joining;
  const cycles = 1 + lane.filter(({ event }) => REOPENS.includes(event.type)).length;
  refuseDiffering(joining, ['agency', 'applicationKind', 'applicationNumber']);
  refuseRepeated(joining, OPENING, cycles);
  // Not so of marketing approvals: one application may name several indications, each approved for itself.
  refuseRepeated(joining, [...TRIAL_DECISIONS, ...ENDS, 'CompleteResponseIssued'], cycles);
  refuseAfterEnd(joining, ENDS, REOPENS);
  if (cycles === 1 && !REOPENS.includes(fact.type)) {
    refuseOutOfOrder(joining, APPLICATION_STEPS);
    refuseTogether(joining, ['ApplicationAccepted', 'ApplicationFiled'], ['ApplicationNotAccepted']);
    refuseTogether(joining, [...TRIAL_DECISIONS, ...APPROVALS], ENDS);
    const supplements = lane.filter(({ event }) => event.type === 'SupplementRequested').length;
    if (supplements <= 1) refuseOutOfOrder(joining, REVIEW_STEPS);
  }
}

function approvalRules(joining: Joining): void {
  const { fact, lane } = joining;
  refuseDiffering(joining, ['agency']);
  refuseAnother(joining, APPROVALS);
  refuseRepeated(joining, ['ApprovalWithdrawn']);
  refuseOutOfOrder(joining, [
    APPROVALS,
    [
      'ConditionImposed',
      'ConditionFulfilled',
      'ApprovalConverted',
      'ApprovalRenewed',
      'ApprovalSuspended',
      'HolderTransferred',
      'ApprovalWithdrawn',
    ],
  ]);
  refuseAfterEnd(joining, ['ApprovalWithdrawn']);
  const { conditionId } = fact.data;
  const sameCondition = lane.filter(({ event }) => event.data['conditionId'] === conditionId);
  refuseRepeated({ fact, lane: sameCondition }, ['ConditionImposed', 'ConditionFulfilled']);
  refuseOutOfOrder({ fact, lane: sameCondition }, [['ConditionImposed'], ['ConditionFulfilled']]);
}

function designationRules(joining: Joining): void {
  refuseDiffering(joining, ['agency', 'kind']);
  refuseRepeated(joining, [
    'DesignationRequested',
    'DesignationProposed',
    'DesignationGranted',
    'DesignationDenied',
    'DesignationRescinded',
  ]);
  refuseOutOfOrder(joining, [
    ['DesignationRequested'],
    ['DesignationProposed'],
    ['DesignationGranted', 'DesignationDenied'],
    ['DesignationRescinded'],
  ]);
  refuseTogether(joining, ['DesignationGranted', 'DesignationRescinded'], ['DesignationDenied']);
}

function trialRules(joining: Joining): void {
  const once = ['ClinicalTrialRegistered', 'ClinicalTrialStarted', 'ClinicalTrialCompleted'];
  refuseRepeated(joining, [...once, 'InvestigatorInitiatedTrialReported']);
  refuseOutOfOrder(joining, [['ClinicalTrialStarted'], ['ClinicalTrialCompleted']]);
}
