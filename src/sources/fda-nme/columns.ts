import { optional, required } from '../reading/columns.js';

/** Columns of the compilation. */
export const COLUMNS = {
  brand: required('Proprietary Name'),
  ingredient: required('Active Ingredient/Moiety'),
  applicant: required('Applicant'),
  kind: required('NDA/BLA'),
  number: required('Application Number(1)', 'Application Number'),
  number2: optional('Application Number(2)'),
  number3: optional('Application Number(3)'),
  receivedOn: required('FDA Receipt Date'),
  approvedOn: required('FDA Approval Date'),
  indication: required('Abbreviated Indication(s)'),
  use: optional('Approved Use(s)'),
  review: required('Review Designation'),
  accelerated: required('Accelerated Approval'),
  breakthrough: required('Breakthrough Therapy Designation'),
  fastTrack: required('Fast Track Designation'),
};
export type Column = keyof typeof COLUMNS;
