import { defineEvent } from './definition.js';
import { agency, edtfDate, key, oneOf, optional, record, text } from './fields.js';

/** A status that an agency gives to a product for one indication. */
const designation = { family: 'designation', subject: 'product', dated: 'required', version: 1 } as const;

export const DESIGNATION_KINDS = [
  'breakthrough-therapy',
  'RMAT',
  'fast-track',
  'orphan',
  'rare-pediatric-disease',
  'priority-review',
  'conditional-approval-eligible',
  'PRIME',
  'SAKIGAKE',
] as const;

const particulars = {
  designationId: key('Names the designation within the product.', { examples: ['FDA-RMAT-parkinson'] }),
  agency: agency(),
  kind: oneOf(DESIGNATION_KINDS, 'Kind of designation.'),
  indication: optional(text(2000, 'The indication it is for.')),
  applicationId: optional(key('The application it belongs to, where it belongs to one.')),
  note: optional(text(2000, 'What the source leaves open or contradicts.')),
};

export const DesignationRequested = defineEvent({
  ...designation,
  type: 'DesignationRequested',
  label: { en: 'Designation requested', zh: '申请资格认定' },
  data: record(particulars),
});

export const DesignationProposed = defineEvent({
  ...designation,
  type: 'DesignationProposed',
  label: { en: 'Designation proposed', zh: '拟纳入公示' },
  data: record({ ...particulars, noticeUntil: optional(edtfDate('Last day of the public notice.')) }),
});

export const DesignationGranted = defineEvent({
  ...designation,
  type: 'DesignationGranted',
  label: { en: 'Designation granted', zh: '授予资格认定' },
  data: record(particulars),
});

export const DesignationDenied = defineEvent({
  ...designation,
  type: 'DesignationDenied',
  label: { en: 'Designation denied', zh: '不予资格认定' },
  data: record(particulars),
});

export const DesignationRescinded = defineEvent({
  ...designation,
  type: 'DesignationRescinded',
  label: { en: 'Designation rescinded', zh: '终止资格认定' },
  data: record(particulars),
});

export const DESIGNATION = [
  DesignationRequested,
  DesignationProposed,
  DesignationGranted,
  DesignationDenied,
  DesignationRescinded,
] as const;
