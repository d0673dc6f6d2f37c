import { CATALOGUE } from '#events/catalogue.js';
import type { EpochDay } from '#events/edtf.js';
import { statusOf } from '../product/stage.js';
import { inForceOn, keepLater, laneStatusesAt, type LaneRedirects } from './as-of.js';
import type { Register } from './register.js';
import { NONE } from './rows.js';

export interface ApplicationFilter {
  readonly agency?: string;
  readonly applicationKind?: string;
  readonly status?: string;
  readonly productId?: string;
}

export interface SelectedApplication {
  readonly productId: string;
  readonly applicationId: string;
}

const STATUSES = CATALOGUE.map(({ type }) => statusOf(type));

/** Applications that match on a day, as known then, by product and application id. */
export function selectApplications(
  register: Register,
  filter: ApplicationFilter,
  day: EpochDay,
  position: number,
): SelectedApplication[] {
  const { certain, kinds, isProduct, redirects } = laneStatusesAt(register, day, position);
  const { agency: agencyOf, detail } = register.rows.columns;
  const agencies = agencyRowsAt(register, redirects, day, position);
  const agency = filter.agency && (register.agencies.codeOf(filter.agency) ?? UNSEEN);
  const kind = filter.applicationKind && (register.details.codeOf(filter.applicationKind) ?? UNSEEN);
  const found: SelectedApplication[] = [];
  for (let lane = 0; lane < agencies.length; lane++) {
    if (agencies[lane] === NONE) continue;
    const own = register.laneSubject.at(lane);
    const subject = redirects ? redirects.subject(own) : own;
    if (isProduct[subject] === 0) continue;
    if (agency !== undefined && agencyOf.at(agencies[lane]!) !== agency) continue;
    if (kind !== undefined && (kinds[lane] === NONE || detail.at(kinds[lane]!) !== kind)) continue;
    if (filter.status !== undefined && statusAt(register, certain[lane]!) !== filter.status) continue;
    const productId = register.subjects.textOf(subject).slice('product-'.length);
    if (filter.productId !== undefined && productId !== filter.productId) continue;
    found.push({ productId, applicationId: register.lanes.textOf(lane).split(' ').slice(2).join(' ') });
  }
  return found.sort(
    (a, b) => compareText(a.productId, b.productId) || compareText(a.applicationId, b.applicationId),
  );
}

/** A code that no row has. */
const UNSEEN = -2;

const statusAt = (register: Register, row: number) =>
  row === NONE ? undefined : STATUSES[register.rows.columns.type.at(row)];

/** By lane, the row that says the agency of an application; NONE where there is none, as for any other lane. */
function agencyRowsAt(
  register: Register,
  redirects: LaneRedirects | undefined,
  day: EpochDay,
  position: number,
): Int32Array {
  const { columns, length } = register.rows;
  const rows = new Int32Array(register.lanes.size).fill(NONE);
  for (let row = 0; row < length; row++) {
    const lane = columns.application.at(row) === NONE ? columns.lane.at(row) : columns.application.at(row);
    if (lane === NONE || columns.agency.at(row) === NONE || !isApplication(register, lane)) continue;
    if (!register.rows.heldAt(row, position)) continue;
    if (inForceOn(columns.earliest.at(row), columns.latest.at(row), day) === 0) continue;
    keepLater(register, rows, redirects ? redirects.lane(lane) : lane, row);
  }
  return rows;
}

const isApplication = (register: Register, lane: number): boolean =>
  register.lanes.textOf(lane).split(' ', 2)[1] === 'application';

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
