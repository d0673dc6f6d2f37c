/** Cells of a row of the EMA's table, by short names. */
export interface Medicine {
  readonly number: string;
  readonly name: string;
  readonly inn?: string;
  readonly status?: string;
  readonly approvedOn?: string;
  readonly refusedOn?: string;
  readonly holder?: string;
  readonly indication?: string;
  readonly conditional?: 'yes' | 'no';
}

const HEADER =
  'Product number,Medicine name,International non-proprietary name (INN) / common name,Authorisation status,Conditional approval,Exceptional circumstances,Marketing authorisation date,Date of refusal of marketing authorisation,Marketing authorisation holder/company name,Condition / indication';

/** The EMA's table with these rows, as CSV. */
export const medicines = (rows: readonly Medicine[]): string =>
  [HEADER, ...rows.map(lineOf)].map((line) => `${line}\n`).join('');

const lineOf = ({ number, name, inn = 'examplinib', status = 'Authorised', ...rest }: Medicine): string => {
  const { approvedOn = '2020-03-15', refusedOn = '', holder = 'Example B.V.' } = rest;
  const { indication = 'Example disease', conditional = 'no' } = rest;
  return [number, name, inn, status, conditional, 'no', approvedOn, refusedOn, holder, indication]
    .map((cell) => `"${cell}"`)
    .join(',');
};
