import type { CellFault, Name, SourceFact, SourceRecord } from '#projections/sourcing/source-record.js';
import { civilDay } from '../reading/dates.js';
import { slugOf } from '../reading/ids.js';
import type { SnapshotContent } from '../source.js';
import type { Application, Product, Submission } from './answer.js';

/** A record for each application. */
export function contentOf(results: readonly unknown[], _publishedOn: string): SnapshotContent {
  const records = new Map<string, SourceRecord>();
  const faults: CellFault[] = [];
  for (const [i, result] of results.entries()) {
    const row = i + 1;
    const application = objectOf<Application>(result);
    const number = textOf(application.application_number);
    const fault = (rule: string) =>
      faults.push({ row, column: 'application_number', value: application.application_number, rule });
    if (number === '') fault('is required: it names the record');
    else if (records.has(number)) fault(`is given twice; result ${records.get(number)!.row} has it already`);
    else records.set(number, recordOf(row, number, application));
  }
  return { records: [...records.values()], faults };
}

/**
 * What a result says: who the product is, and that its original application was approved. Supplements and tentative
 * approvals are not modelled, and no day of receipt is given.
 */
function recordOf(row: number, number: string, application: Application): SourceRecord {
  const faults: CellFault[] = [];
  const names = namesOf(application, number);
  const sponsor = textOf(application.sponsor_name);
  const submissions = listOf<Submission>(application.submissions);
  const original = submissions.findIndex(
    ({ submission_type, submission_status }) => submission_type === 'ORIG' && submission_status === 'AP',
  );
  return {
    record: number,
    row,
    productId: slugOf(`fda-${number}`),
    identifiers: [number],
    names,
    ...(sponsor !== '' && { sponsor }),
    facts: [
      {
        type: 'ProductRegistered',
        data: { names, ...(sponsor !== '' && { sponsor }) },
        columns: {
          'data.names.brand': 'brand_name',
          'data.names.inn': 'generic_name',
          'data.names.code': 'application_number',
          'data.sponsor': 'sponsor_name',
        },
      },
      ...(original < 0
        ? []
        : approvalOf(number, submissions[original]!, `submissions[${original}]`, row, faults)),
    ],
    faults,
  };
}

function approvalOf(
  number: string,
  { submission_status_date, review_priority }: Submission,
  path: string,
  row: number,
  faults: CellFault[],
): SourceFact[] {
  const date = textOf(submission_status_date);
  const approvedOn = civilDay(date, 'MDY');
  if (approvedOn === undefined) {
    const rule = 'must be a day, such as 20250131';
    faults.push({ row, column: `${path}.submission_status_date`, value: submission_status_date, rule });
    return [];
  }
  const pathway = { PRIORITY: 'priority', STANDARD: 'standard' }[textOf(review_priority)];
  const application = { applicationId: number, agency: 'FDA' };
  const columns = { effectiveOn: 'submission_status_date' };
  return [
    ...(pathway === undefined
      ? []
      : [
          {
            type: 'ReviewPathwayAssigned',
            effectiveOn: `../${approvedOn}`,
            undated: true as const,
            data: { ...application, pathway },
            columns: { ...columns, 'data.pathway': 'review_priority' },
          },
        ]),
    {
      type: 'MarketingApproved',
      effectiveOn: approvedOn,
      data: { approvalId: number, ...application, approvalKind: 'full', indication: 'not stated' },
      columns,
    },
  ];
}

function namesOf({ openfda, products }: Application, number: string): Name[] {
  const all = listOf<Product>(products);
  const brands = textsIn(openfda?.brand_name, ...all.map(({ brand_name }) => brand_name));
  const substances = textsIn(openfda?.generic_name);
  const ingredients = all.map(({ active_ingredients }) =>
    listOf<{ readonly name?: unknown }>(active_ingredients)
      .map(({ name }) => textOf(name))
      .filter(Boolean)
      .join(', '),
  );
  return [
    ...brands.map((text) => ({ text, kind: 'brand' }) as const),
    ...(substances.length > 0 ? substances : textsIn(ingredients)).map(
      (text) => ({ text, kind: 'inn' }) as const,
    ),
    { text: number, kind: 'code' },
  ];
}

/** The texts among these, each once, in an order that does not hang on the file's. */
const textsIn = (...values: readonly unknown[]): string[] =>
  [...new Set(values.flat().map(textOf))]
    .filter((text) => text !== '' && text.length <= 300)
    .sort()
    .slice(0, 20);

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';

const objectOf = <T extends object>(value: unknown): T =>
  (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}) as T;

const listOf = <T extends object>(value: unknown): T[] =>
  Array.isArray(value) ? value.map((each) => objectOf<T>(each)) : [];
