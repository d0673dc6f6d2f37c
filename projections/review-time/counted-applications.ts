import { CATALOGUE } from '#events/catalogue.js';
import { inForceOn, laneStatusesAt } from '../register/as-of.js';
import { compareRows } from '../register/order.js';
import type { Register } from '../register/register.js';
import { NONE, OPEN_START } from '../register/rows.js';
import { NO_PERIOD, periodOf } from './periods.js';
import type { Pair } from './span-pair.js';

/** How an application was concluded, as journal figures show it. */
export const CONCLUSIONS = [
  'approved',
  'tacitly-approved',
  'refused',
  'withdrawn',
  'terminated',
  'not-accepted',
  'pending',
] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

const CONCLUDED_BY: Readonly<Record<string, Conclusion>> = {
  ClinicalTrialTacitlyApproved: 'tacitly-approved',
  ClinicalTrialApproved: 'approved',
  MarketingApproved: 'approved',
  IndicationApproved: 'approved',
  ClinicalTrialRefused: 'refused',
  ApplicationRefused: 'refused',
  ApplicationWithdrawn: 'withdrawn',
  ApplicationTerminated: 'terminated',
  ApplicationNotAccepted: 'not-accepted',
};
const CONCLUSION = CATALOGUE.map(({ type }) => CONCLUDED_BY[type] ?? 'pending');

export interface CountFilter {
  readonly agency?: string;
  readonly applicationKind?: string;
}

/** An application as it is counted. */
export interface CountedApplication {
  readonly lane: number;
  readonly subject: number;
  /** Year of the first event that is recorded of the application; null where its date leaves it open. */
  readonly year: number | null;
  readonly therapyGroup: string | null;
  readonly conclusion: Conclusion;
  /** Row of that first event. */
  readonly first: number;
  /** Row of the event that gives the application its status; NONE where none is certain. */
  readonly status: number;
}

/** Every application that passes a filter, from what is certain at a pair of dates. */
export function* countedApplications(
  register: Register,
  filter: CountFilter,
  { day, position }: Pair,
): Generator<CountedApplication, void, undefined> {
  const { certain, kinds, isProduct, redirects } = laneStatusesAt(register, day, position);
  const firsts = firstRows(register, redirects, { day, position });
  const groups = therapyGroups(register, position);
  const { type, agency, detail, earliest, latest } = register.rows.columns;
  for (const [lane, first] of firsts) {
    const own = register.laneSubject.at(lane);
    const subject = redirects ? redirects.subject(own) : own;
    const kind = kinds[lane] === NONE ? NONE : detail.at(kinds[lane]!);
    if (isProduct[subject] === 0) continue;
    if (filter.agency !== undefined && register.agencies.codeOf(filter.agency) !== agency.at(first)) continue;
    if (filter.applicationKind !== undefined && register.details.codeOf(filter.applicationKind) !== kind)
      continue;
    const open = earliest.at(first) === OPEN_START;
    const year = open ? NO_PERIOD : periodOf('start-year', earliest.at(first), latest.at(first));
    const status = certain[lane]!;
    yield {
      lane,
      subject,
      year: year === NO_PERIOD ? null : year,
      therapyGroup: groups.get(subject) ?? null,
      conclusion: status === NONE ? 'pending' : CONCLUSION[type.at(status)]!,
      first,
      status,
    };
  }
}

/** By application lane, the first row in the world's order that is certainly in force. */
function firstRows(
  register: Register,
  redirects: { lane(code: number): number } | undefined,
  { day, position }: Pair,
): Map<number, number> {
  const { lane, application, earliest, latest } = register.rows.columns;
  const firsts = new Map<number, number>();
  for (let row = 0; row < register.rows.length; row++) {
    const own = application.at(row) === NONE ? lane.at(row) : application.at(row);
    if (own === NONE || !register.rows.heldAt(row, position)) continue;
    if (inForceOn(earliest.at(row), latest.at(row), day) !== 2 || !isApplication(register, own)) continue;
    const at = redirects ? redirects.lane(own) : own;
    const first = firsts.get(at);
    if (first === undefined || compareRows(register, row, first) < 0) firsts.set(at, row);
  }
  return firsts;
}

const isApplication = (register: Register, lane: number): boolean =>
  register.lanes.textOf(lane).split(' ', 2)[1] === 'application';

function therapyGroups(register: Register, position: number): Map<number, string> {
  const { texts, columns } = register.registrations;
  const groups = new Map<number, string>();
  for (let at = 0; at < columns.row.length; at++) {
    const row = columns.row.at(at);
    if (columns.therapyGroup.at(at) !== NONE && register.rows.heldAt(row, position))
      groups.set(register.rows.columns.subject.at(row), texts.textOf(columns.therapyGroup.at(at)));
  }
  return groups;
}
