import { defineEvent } from './definition.js';
import { agency, edtfDate, key, listOf, oneOf, optional, record, text } from './fields.js';

/** One submission to one agency, from the applicant's word to the end of the review. */
const application = { family: 'application', subject: 'product', dated: 'required', version: 1 } as const;

export const APPLICATION_KINDS = [
  'IND',
  'CTA',
  'NDA',
  'BLA',
  'MAA',
  'supplementary-IND',
  'sNDA',
  'sBLA',
  'variation',
] as const;

export const PATHWAYS = [
  'standard',
  'priority',
  'priority-rare-urgent-overseas',
  'accelerated',
  '60-working-day',
  '30-working-day',
  '30-working-day-pilot',
] as const;

/** What names the application: every event of the family carries it. */
export const applicationKey = {
  applicationId: key('Names the application within the product: the agency’s number, or any name chosen.', {
    examples: ['CXSL2400123'],
  }),
  agency: agency(),
};

export const applicationParticulars = {
  applicationNumber: optional(text(60, 'Number given by the agency.', { examples: ['CXSL2400123'] })),
  indications: optional(listOf(text(2000, 'An indication.'), 20, 'Indications applied for.')),
  phase: optional(text(40, 'Trial phase applied for, as printed.', { examples: ['I-III'] })),
  sponsor: optional(text(300, 'The applicant, as printed.')),
  note: optional(text(2000, 'What the source leaves open or contradicts.')),
};

const kind = oneOf(APPLICATION_KINDS, 'Kind of application.');
const reason = optional(text(2000, 'Why, as the agency or the applicant says it.'));
const note = applicationParticulars.note;

export const ApplicationSubmitted = defineEvent({
  ...application,
  type: 'ApplicationSubmitted',
  label: { en: 'Application submitted', zh: '申报' },
  data: record({ ...applicationKey, applicationKind: kind, ...applicationParticulars }),
});

export const ApplicationReceived = defineEvent({
  ...application,
  type: 'ApplicationReceived',
  label: { en: 'Application received', zh: '接收' },
  data: record({ ...applicationKey, applicationKind: kind, ...applicationParticulars }),
});

export const ApplicationAccepted = defineEvent({
  ...application,
  type: 'ApplicationAccepted',
  label: { en: 'Application accepted', zh: '受理' },
  data: record({
    ...applicationKey,
    applicationKind: kind,
    ...applicationParticulars,
    registrationClass: optional(text(40, 'Registration class.', { examples: ['1'] })),
    undertakenOn: optional(edtfDate('Day the centre took it on (承办日期).')),
  }),
});

export const ApplicationNotAccepted = defineEvent({
  ...application,
  type: 'ApplicationNotAccepted',
  label: { en: 'Application not accepted', zh: '不予受理' },
  data: record({ ...applicationKey, reason, note }),
});

export const ApplicationFiled = defineEvent({
  ...application,
  type: 'ApplicationFiled',
  label: { en: 'Application filed', zh: '立卷' },
  data: record({ ...applicationKey, applicationKind: optional(kind), note }),
});

export const ReviewPathwayAssigned = defineEvent({
  ...application,
  type: 'ReviewPathwayAssigned',
  label: { en: 'Review pathway assigned', zh: '确定审评通道' },
  data: record({ ...applicationKey, pathway: oneOf(PATHWAYS, 'Review pathway.'), note }),
});

export const ReviewPathwaySwitched = defineEvent({
  ...application,
  type: 'ReviewPathwaySwitched',
  label: { en: 'Review pathway switched', zh: '转换审评通道' },
  data: record({
    ...applicationKey,
    from: optional(oneOf(PATHWAYS, 'Pathway left.')),
    to: oneOf(PATHWAYS, 'Pathway taken.'),
    note,
  }),
});

const goal = {
  goalDate: edtfDate('Goal date as announced.', { examples: ['2025-01-07'] }),
  basis: optional(text(300, 'What the date rests on.', { examples: ['PDUFA'] })),
  note,
};

export const GoalDateSet = defineEvent({
  ...application,
  type: 'GoalDateSet',
  label: { en: 'Goal date set', zh: '确定目标日期' },
  data: record({ ...applicationKey, ...goal }),
});

export const GoalDateChanged = defineEvent({
  ...application,
  type: 'GoalDateChanged',
  label: { en: 'Goal date changed', zh: '变更目标日期' },
  data: record({ ...applicationKey, ...goal }),
});

export const SupplementRequested = defineEvent({
  ...application,
  type: 'SupplementRequested',
  label: { en: 'Supplement requested', zh: '发补' },
  data: record({
    ...applicationKey,
    due: optional(edtfDate('When it is due.')),
    step: optional(oneOf(['formal-review', 'technical-review'], 'The step that asks for it.')),
    note,
  }),
});

export const SupplementReceived = defineEvent({
  ...application,
  type: 'SupplementReceived',
  label: { en: 'Supplement received', zh: '补充资料收到' },
  data: record({ ...applicationKey, note }),
});

export const ClockStopped = defineEvent({
  ...application,
  type: 'ClockStopped',
  label: { en: 'Clock stopped', zh: '暂停计时' },
  data: record({ ...applicationKey, reason, note }),
});

export const ClockResumed = defineEvent({
  ...application,
  type: 'ClockResumed',
  label: { en: 'Clock resumed', zh: '恢复计时' },
  data: record({ ...applicationKey, reason, note }),
});

export const ReviewExtended = defineEvent({
  ...application,
  type: 'ReviewExtended',
  label: { en: 'Review extended', zh: '延长审评' },
  data: record({
    ...applicationKey,
    by: record({
      length: text(10, 'How much; a whole number or a fraction of the limit.', {
        pattern: '^[1-9]\\d{0,3}(/[1-9]\\d?)?$',
        examples: ['3', '1/3'],
      }),
      unit: oneOf(['calendar-days', 'working-days', 'months', 'of-the-limit'], 'Unit of the length.'),
    }),
    reason,
    note,
  }),
});

export const OpinionAdopted = defineEvent({
  ...application,
  type: 'OpinionAdopted',
  label: { en: 'Opinion adopted', zh: '通过意见' },
  data: record({
    ...applicationKey,
    opinion: oneOf(['positive', 'negative'], 'What the committee advises.'),
    committee: optional(text(100, 'The committee.', { examples: ['CHMP'] })),
    note,
  }),
});

export const CompleteResponseIssued = defineEvent({
  ...application,
  type: 'CompleteResponseIssued',
  label: { en: 'Complete response issued', zh: '完整回复函' },
  data: record({ ...applicationKey, reason, note }),
});

export const ApplicationResubmitted = defineEvent({
  ...application,
  type: 'ApplicationResubmitted',
  label: { en: 'Application resubmitted', zh: '重新提交' },
  data: record({
    ...applicationKey,
    applicationKind: optional(kind),
    ...applicationParticulars,
    resubmissionClass: optional(oneOf(['1', '2'], 'Class of the resubmission (FDA).')),
  }),
});

export const ApplicationWithdrawn = defineEvent({
  ...application,
  type: 'ApplicationWithdrawn',
  label: { en: 'Application withdrawn', zh: '撤回申请' },
  data: record({
    ...applicationKey,
    initiative: optional(oneOf(['voluntary', 'agency-suggested', 'unknown'], 'On whose initiative.')),
    reason,
    note,
  }),
});

export const ApplicationTerminated = defineEvent({
  ...application,
  type: 'ApplicationTerminated',
  label: { en: 'Application terminated', zh: '终止审评' },
  data: record({ ...applicationKey, reason, note }),
});

export const ApplicationRefused = defineEvent({
  ...application,
  type: 'ApplicationRefused',
  label: { en: 'Application refused', zh: '不予批准' },
  data: record({ ...applicationKey, reason, note }),
});

export const APPLICATION = [
  ApplicationSubmitted,
  ApplicationReceived,
  ApplicationAccepted,
  ApplicationNotAccepted,
  ApplicationFiled,
  ReviewPathwayAssigned,
  ReviewPathwaySwitched,
  GoalDateSet,
  GoalDateChanged,
  SupplementRequested,
  SupplementReceived,
  ClockStopped,
  ClockResumed,
  ReviewExtended,
  OpinionAdopted,
  CompleteResponseIssued,
  ApplicationResubmitted,
  ApplicationWithdrawn,
  ApplicationTerminated,
  ApplicationRefused,
] as const;
