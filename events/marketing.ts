import { Type } from '@sinclair/typebox';
import { defineEvent } from './definition.js';
import { agency, edtfDate, key, listOf, oneOf, optional, record, text } from './fields.js';

/** The right to sell, per product and indication, and what becomes of it. */
const marketing = { family: 'marketing', subject: 'product', dated: 'required', version: 1 } as const;

export const APPROVAL_KINDS = ['full', 'conditional', 'accelerated', 'exceptional'] as const;

const approvalKey = {
  approvalId: key('Names the approval within the product: one product for one indication.', {
    examples: ['NMPA-SR-aGvHD'],
  }),
  agency: agency(),
};
const note = optional(text(2000, 'What the source leaves open or contradicts.'));

/** The trial that an approval rests on. */
export const PivotalTrial = record({
  trialId: optional(text(200, 'The trial, as printed.', { examples: ['JWCAR029-002 A cohort'] })),
  subjects: optional(
    Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'Subjects in the efficacy set.' }),
  ),
  primaryEndpoint: optional(text(500, 'Primary endpoint and result, as printed.')),
  otherEndpoints: optional(listOf(text(500, 'Endpoint and result, as printed.'), 20, 'Other endpoints.')),
});

const approval = {
  ...approvalKey,
  approvalKind: oneOf(APPROVAL_KINDS, 'Kind of approval.'),
  indication: text(10_000, 'The indication, as approved.'),
  lineOfTherapy: optional(text(40, 'Line of therapy.', { examples: ['>=3L'] })),
  applicationId: optional(key('The application that it concludes.')),
  approvalNumber: optional(text(60, 'Number of the approval.', { examples: ['国药准字S20250001'] })),
  holder: optional(text(300, 'Marketing authorisation holder, as printed.')),
  pivotalTrial: optional(PivotalTrial),
  note,
};

export const MarketingApproved = defineEvent({
  ...marketing,
  type: 'MarketingApproved',
  label: { en: 'Marketing approved', zh: '批准上市' },
  data: record(approval),
});

export const IndicationApproved = defineEvent({
  ...marketing,
  type: 'IndicationApproved',
  label: { en: 'Indication approved', zh: '新增适应症' },
  data: record(approval),
});

export const ConditionImposed = defineEvent({
  ...marketing,
  type: 'ConditionImposed',
  label: { en: 'Condition imposed', zh: '附条件要求' },
  data: record({
    ...approvalKey,
    conditionId: key('Names the condition within the product.'),
    condition: text(2000, 'What is asked.'),
    due: optional(edtfDate('When it is due.')),
    note,
  }),
});

export const ConditionFulfilled = defineEvent({
  ...marketing,
  type: 'ConditionFulfilled',
  label: { en: 'Condition fulfilled', zh: '完成附条件要求' },
  data: record({ ...approvalKey, conditionId: key('The condition.'), note }),
});

export const ApprovalConverted = defineEvent({
  ...marketing,
  type: 'ApprovalConverted',
  label: { en: 'Approval converted', zh: '转为完全批准' },
  data: record({ ...approvalKey, to: oneOf(APPROVAL_KINDS, 'Kind of approval it becomes.'), note }),
});

export const ApprovalRenewed = defineEvent({
  ...marketing,
  type: 'ApprovalRenewed',
  label: { en: 'Approval renewed', zh: '再注册' },
  data: record({ ...approvalKey, until: optional(edtfDate('Until when it holds.')), note }),
});

export const ApprovalSuspended = defineEvent({
  ...marketing,
  type: 'ApprovalSuspended',
  label: { en: 'Approval suspended', zh: '暂停上市' },
  data: record({ ...approvalKey, reason: optional(text(2000, 'Why.')), note }),
});

export const ApprovalWithdrawn = defineEvent({
  ...marketing,
  type: 'ApprovalWithdrawn',
  label: { en: 'Approval withdrawn', zh: '撤销批准' },
  data: record({ ...approvalKey, reason: optional(text(2000, 'Why.')), note }),
});

export const HolderTransferred = defineEvent({
  ...marketing,
  type: 'HolderTransferred',
  label: { en: 'Holder transferred', zh: '持有人变更' },
  data: record({
    ...approvalKey,
    from: optional(text(300, 'Holder before.')),
    to: text(300, 'Holder after.'),
    note,
  }),
});

export const MARKETING = [
  MarketingApproved,
  IndicationApproved,
  ConditionImposed,
  ConditionFulfilled,
  ApprovalConverted,
  ApprovalRenewed,
  ApprovalSuspended,
  ApprovalWithdrawn,
  HolderTransferred,
] as const;
