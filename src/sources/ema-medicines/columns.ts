import { optional, required } from '../reading/columns.js';

/** Columns of the medicines table, by the names they had in 2020 and 2023, have since 2024, and have in its JSON. */
export const COLUMNS = {
  number: required('Product number', 'EMA product number'),
  name: required('Medicine name', 'Name of medicine'),
  inn: required(
    'International non-proprietary name (INN) / common name',
    'International non-proprietary name common name',
  ),
  status: required('Authorisation status', 'Medicine status'),
  conditional: required('Conditional approval'),
  exceptional: required('Exceptional circumstances'),
  approvedOn: required('Marketing authorisation date'),
  refusedOn: required(
    'Date of refusal of marketing authorisation',
    'Refusal of marketing authorisation date',
  ),
  withdrawnOn: optional(
    'Withdrawal / expiry / revocation / lapse of marketing authorisation date',
    'Withdrawal expiry revocation lapse of marketing authorisation date',
  ),
  suspendedOn: optional('Suspension of marketing authorisation date'),
  holder: required(
    'Marketing authorisation holder/company name',
    'Marketing authorisation developer / applicant / holder',
  ),
  indication: required('Condition / indication', 'Therapeutic indication'),
  url: optional('URL', 'Medicine URL'),
};
export type Column = keyof typeof COLUMNS;
