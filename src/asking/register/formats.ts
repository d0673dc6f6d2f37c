import { stringify } from 'csv-stringify/sync';
import type { ApplicationState } from '#projections/product/application-state.js';
import type { ProductState } from '#projections/product/state.js';
import type { Basis } from '../basis/basis.js';

/** `{"items": [...], "basis": ..., "self": ...}`, an item at a time. */
export async function* registerJson(
  states: AsyncIterable<ProductState>,
  basis: Basis,
  self: string,
): AsyncGenerator<string, void, undefined> {
  let separator = '{"items":[';
  let any = false;
  for await (const state of states) {
    yield `${separator}\n${JSON.stringify(state)}`;
    separator = ',';
    any = true;
  }
  yield `${any ? '\n' : '{"items":['}],"basis":${JSON.stringify(basis)},"self":${JSON.stringify(self)}}\n`;
}

const COLUMNS = [
  'productId',
  'name',
  'sponsor',
  'therapyGroup',
  'modality',
  'stage',
  'possibleStage',
  'approvals',
  'designations',
  'applicationId',
  'agency',
  'applicationKind',
  'applicationNumber',
  'status',
  'since',
  'possibly',
  'indications',
] as const;

type Line = { readonly [column in (typeof COLUMNS)[number]]?: string };

/** One line for each application, or one for a product that has none. Cells that spreadsheets would run are escaped. */
export async function* registerCsv(
  states: AsyncIterable<ProductState>,
): AsyncGenerator<string, void, undefined> {
  yield `${COLUMNS.join(',')}\n`;
  for await (const state of states) {
    const applications: readonly (ApplicationState | undefined)[] =
      state.applications.length > 0 ? state.applications : [undefined];
    yield stringify(
      applications.map((application) => lineOf(state, application)),
      { columns: [...COLUMNS], escape_formulas: true },
    );
  }
}

const lineOf = (state: ProductState, application: ApplicationState | undefined): Line => ({
  productId: state.productId,
  name: state.name,
  sponsor: state.sponsor,
  therapyGroup: state.therapyGroup,
  modality: state.modality,
  stage: state.stage,
  possibleStage: state.possibleStage,
  approvals: state.approvals
    .map(({ approvalId, status }) => `${approvalId}: ${status?.status ?? 'possible'}`)
    .join(' | '),
  designations: state.designations
    .map(({ designationId, status }) => `${designationId}: ${status?.status ?? 'possible'}`)
    .join(' | '),
  applicationId: application?.applicationId,
  agency: application?.agency,
  applicationKind: application?.applicationKind,
  applicationNumber: application?.applicationNumber,
  status: application?.status?.status,
  since: application?.status?.since,
  possibly: application?.possibly?.status,
  indications: application?.indications?.join(' | '),
});
