import { CATALOGUE } from '#events/catalogue.js';
import type { EpochDay } from '#events/edtf.js';
import type { DayBounds } from '../clock/terms.js';
import { inForceOn, laneStatusesAt } from '../register/as-of.js';
import { compareRows } from '../register/order.js';
import type { Register } from '../register/register.js';
import { NONE } from '../register/rows.js';
import { applicationClock, type Clocks, type ComputedClock } from './application-clock.js';
import { ENDS_REVIEW } from './clock-facts.js';
import { clockFactOfRow } from './row-facts.js';

/** An application whose clock goes on. */
export interface OpenClock {
  readonly productId: string;
  readonly applicationId: string;
  readonly agency: string;
  readonly applicationKind: string;
  readonly computed: ComputedClock;
  readonly deadline: DayBounds;
}

const TYPES = CATALOGUE.map(({ type }) => type as string);
const ENDED = Uint8Array.from(TYPES, (type) => (ENDS_REVIEW.includes(type) ? 1 : 0));

/**
 * The clocks that certainly have not ended by a day, as known at a position, soonest deadline first. One pass over
 * the rows finds them; only theirs are computed.
 */
export function openClocks(register: Register, clocks: Clocks, day: EpochDay, position: number): OpenClock[] {
  const starts = startTypes(clocks);
  const { certain, isProduct, redirects } = laneStatusesAt(register, day, position);
  const { type, lane, application, earliest, latest } = register.rows.columns;
  const rows = new Map<number, number[]>();
  const started = new Set<number>();
  for (let row = 0; row < register.rows.length; row++) {
    const own = application.at(row) === NONE ? lane.at(row) : application.at(row);
    if (own === NONE || !register.rows.heldAt(row, position)) continue;
    if (inForceOn(earliest.at(row), latest.at(row), day) === 0) continue;
    const at = redirects ? redirects.lane(own) : own;
    const status = certain[at]!;
    if (status !== NONE && ENDED[type.at(status)] === 1) continue;
    if (starts[type.at(row)] === 1) started.add(at);
    const list = rows.get(at);
    if (list) list.push(row);
    else rows.set(at, [row]);
  }
  const open: OpenClock[] = [];
  for (const at of started) {
    const own = register.laneSubject.at(at);
    const subject = redirects ? redirects.subject(own) : own;
    if (isProduct[subject] === 0) continue;
    const sorted = rows.get(at)!.sort((a, b) => compareRows(register, a, b));
    const facts = sorted.map((row) => clockFactOfRow(register, row, day));
    const found = applicationClock(facts, clocks, day);
    if (!found || !('computed' in found)) continue;
    open.push({
      productId: register.subjects.textOf(subject).slice('product-'.length),
      applicationId: register.lanes.textOf(at).split(' ').slice(2).join(' '),
      agency: facts.findLast(({ agency }) => agency !== undefined)!.agency!,
      applicationKind: facts.findLast(({ applicationKind }) => applicationKind !== undefined)!
        .applicationKind!,
      ...found,
    });
  }
  return open.sort(bySoonest);
}

/** Whether the deadline has certainly passed without a decision. */
export const isOverdue = ({ computed: { status } }: Pick<OpenClock, 'computed'>): boolean =>
  status === 'overdue' || status === 'deemed-approved';

/** Whether it may be due before a day. */
export const isDueBefore = ({ deadline }: OpenClock, day: EpochDay): boolean => deadline.earliest < day;

const startTypes = ({ rules }: Clocks): Uint8Array =>
  Uint8Array.from(TYPES, (type) => (rules.some(({ selects }) => selects.startsWith.includes(type)) ? 1 : 0));

function bySoonest(a: OpenClock, b: OpenClock): number {
  return (
    compare(a.deadline.earliest, b.deadline.earliest) ||
    compare(a.deadline.latest, b.deadline.latest) ||
    compare(a.productId, b.productId) ||
    compare(a.applicationId, b.applicationId)
  );
}

const compare = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
