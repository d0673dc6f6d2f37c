import { optional, required } from '../reading/columns.js';

/** Columns of the list of orphan designations, by the names they had in 2017 and have today. */
export const COLUMNS = {
  generic: required('Generic Name'),
  trade: optional('Trade Name'),
  designatedOn: required('Designation Date', 'Date Designated'),
  designation: required('Designation', 'Orphan Designation'),
  status: required('Orphan Drug Status', 'Orphan Designation Status'),
  company: required('Contact Company', 'Sponsor Company', 'Sponsor'),
};
export type Column = keyof typeof COLUMNS;
