import { applicationKey, applicationParticulars, APPLICATION_KINDS } from './application.js';
import { defineEvent } from './definition.js';
import { agency, key, listOf, oneOf, optional, record, text } from './fields.js';

/** What an agency decides on a trial application, and what then happens to the trial. */
const trial = { family: 'trial', subject: 'product', dated: 'required', version: 1 } as const;

const decision = {
  ...applicationKey,
  applicationKind: optional(oneOf(APPLICATION_KINDS, 'Kind of application.')),
  ...applicationParticulars,
};
const note = applicationParticulars.note;
const reason = optional(text(2000, 'Why, as the agency says it.'));

export const ClinicalTrialTacitlyApproved = defineEvent({
  ...trial,
  type: 'ClinicalTrialTacitlyApproved',
  label: { en: 'Clinical trial tacitly approved', zh: '临床试验默示许可' },
  data: record({
    ...decision,
    basis: oneOf(
      ['agency-listed', 'deadline-passed'],
      'Whether the agency lists the permission, or it is derived because the deadline passed in silence.',
    ),
  }),
});

export const ClinicalTrialApproved = defineEvent({
  ...trial,
  type: 'ClinicalTrialApproved',
  label: { en: 'Clinical trial approved', zh: '药物临床试验批准' },
  data: record(decision),
});

export const ClinicalTrialRefused = defineEvent({
  ...trial,
  type: 'ClinicalTrialRefused',
  label: { en: 'Clinical trial refused', zh: '不予批准临床试验' },
  data: record({ ...decision, reason }),
});

export const ClinicalHoldPlaced = defineEvent({
  ...trial,
  type: 'ClinicalHoldPlaced',
  label: { en: 'Clinical hold placed', zh: '临床暂停' },
  data: record({
    ...applicationKey,
    extent: oneOf(['full', 'partial'], 'Extent of the hold.'),
    reason,
    note,
  }),
});

export const ClinicalHoldLifted = defineEvent({
  ...trial,
  type: 'ClinicalHoldLifted',
  label: { en: 'Clinical hold lifted', zh: '解除临床暂停' },
  data: record({ ...applicationKey, note }),
});

const conduct = {
  trialId: key('Names the trial within the product: the registry’s number, or any name chosen.', {
    examples: ['NCT07289477'],
  }),
  agency: optional(agency()),
  registry: optional(text(60, 'The registry.', { examples: ['ClinicalTrials.gov'] })),
  phase: optional(text(40, 'Trial phase, as printed.', { examples: ['II'] })),
  indications: optional(listOf(text(2000, 'An indication.'), 20, 'Indications studied.')),
  sponsor: optional(text(300, 'The sponsor, as printed.')),
  note,
};

export const ClinicalTrialRegistered = defineEvent({
  ...trial,
  type: 'ClinicalTrialRegistered',
  label: { en: 'Clinical trial registered', zh: '临床试验登记' },
  data: record(conduct),
});

export const ClinicalTrialStarted = defineEvent({
  ...trial,
  type: 'ClinicalTrialStarted',
  label: { en: 'Clinical trial started', zh: '临床试验启动' },
  data: record(conduct),
});

export const ClinicalTrialCompleted = defineEvent({
  ...trial,
  type: 'ClinicalTrialCompleted',
  label: { en: 'Clinical trial completed', zh: '临床试验完成' },
  data: record(conduct),
});

export const InvestigatorInitiatedTrialReported = defineEvent({
  ...trial,
  type: 'InvestigatorInitiatedTrialReported',
  label: { en: 'Investigator-initiated trial reported', zh: '研究者发起的临床研究' },
  data: record(conduct),
});

export const CLINICAL_TRIAL = [
  ClinicalTrialTacitlyApproved,
  ClinicalTrialApproved,
  ClinicalTrialRefused,
  ClinicalHoldPlaced,
  ClinicalHoldLifted,
  ClinicalTrialRegistered,
  ClinicalTrialStarted,
  ClinicalTrialCompleted,
  InvestigatorInitiatedTrialReported,
] as const;
