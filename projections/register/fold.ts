import type { EpochDay } from '#events/edtf.js';
import { productStream, streamOf } from '#events/subject.js';
import { aboutARecord, applyChanges, standing, targetOf, type LoggedEvent } from '../belief/belief.js';
import { boundsOf, storyRank } from '../effective/effective.js';
import { lanesOf } from '../product/lane.js';
import type { Register } from './register.js';
import { NONE, OPEN, OPEN_START } from './rows.js';
import { skeletonOf } from './skeleton.js';
import { termOf } from './term.js';

/** Takes one event into the register, in place. */
export function foldEvent(register: Register, event: LoggedEvent): void {
  const before = register.recordedAt.length > 0 ? register.recordedAt.at(register.recordedAt.length - 1) : 0;
  register.recordedAt.push(Math.max(before, Date.parse(event.recorded.at)));
  register.ids.push(event.id);
  if (aboutARecord(event)) {
    register.currentRow.push(NONE);
    register.endedRow.push(revise(register, event));
  } else {
    register.currentRow.push(addRow(register, event, event.position));
    register.endedRow.push(NONE);
  }
}

function addRow(register: Register, event: LoggedEvent, from: number): number {
  const subject = register.subjects.encode(streamOf(event));
  const { earliest, latest } = boundsOf(event);
  const [lane, application] = lanesOf(event).map(({ kind, id }) => laneCode(register, subject, kind, id));
  const { agency } = event.data;
  const detail = detailOf(event);
  const term = termOf(event);
  const row = register.rows.add({
    position: event.position,
    subject,
    type: storyRank(event.type),
    agency: typeof agency === 'string' ? register.agencies.encode(agency) : NONE,
    lane: lane ?? NONE,
    application: application ?? NONE,
    detail: typeof detail === 'string' ? register.details.encode(detail) : NONE,
    term: term === undefined ? NONE : register.terms.encode(term),
    earliest: finite(earliest),
    latest: finite(latest),
    from,
    until: OPEN,
  });
  register.succession.add(register, row);
  if (event.type === 'ProductRegistered') addRegistration(register, row, event.data);
  if (event.type === 'AliasAsserted') register.names.add(row, (event.data['name'] as { text: string }).text);
  if (event.type === 'AliasRetracted') register.names.add(row, event.data['name'] as string);
  if (event.type === 'ProductMerged') {
    register.mergeRows.push(row);
    share(register, register.subjects.encode(productStream(event.data['into'] as string)), subject);
  }
  return row;
}

function addRegistration(register: Register, row: number, data: LoggedEvent['data']): void {
  for (const { text } of data['names'] as { text: string }[]) register.names.add(row, text);
  const { texts, columns } = register.registrations;
  const code = (field: string) => (typeof data[field] === 'string' ? texts.encode(data[field]) : NONE);
  columns.row.push(row);
  columns.sponsor.push(code('sponsor'));
  columns.therapyGroup.push(code('therapyGroup'));
  columns.modality.push(code('modality'));
}

/** The one field besides agency and lane that lists filter by. */
const detailOf = ({ type, data }: LoggedEvent): unknown =>
  type === 'ProductMerged' ? data['into'] : (data['applicationKind'] ?? data['kind'] ?? data['approvalKind']);

function laneCode(register: Register, subject: number, kind: string, id: string): number {
  const code = register.lanes.encode(`${subject} ${kind} ${id}`);
  if (code === register.laneSubject.length) register.laneSubject.push(subject);
  return code;
}

const finite = (day: EpochDay): number => (day === Infinity ? OPEN : day === -Infinity ? OPEN_START : day);

/**
 * Ends the row of the fact that a correction or a retraction reaches, and begins the row that takes its place.
 * @returns the row that it ended
 */
function revise(register: Register, event: LoggedEvent): number {
  const target = targetOf(event);
  const list = register.about.get(target);
  if (list) list.push(event);
  else register.about.set(target, [event]);
  register.targets.set(event.id, target);

  const factId = factBehind(register.targets, target);
  const position = register.ids.ordinalOf(factId);
  if (position === undefined)
    throw new RangeError(`event ${event.id} names ${factId}, which is not in the log`);
  const current = register.currentRow.at(position - 1);
  const { until } = register.rows.columns;
  if (until.at(current) === OPEN) {
    until.cells[current] = event.position;
    register.succession.end(register, current);
  }
  const { changes, retraction } = standing(factId, register.about);
  if (retraction) return current;
  const first = register.firstRow.get(position) ?? current;
  register.firstRow.set(position, first);
  const row = addRow(register, changes.reduce(applyChanges, skeletonOf(register, first)), event.position);
  register.currentRow.cells[position - 1] = row;
  const { subject } = register.rows.columns;
  share(register, subject.at(row), subject.at(first));
  return current;
}

/** The fact that a chain of corrections and retractions of one another is about in the end. */
export function factBehind(targets: Register['targets'], target: string): string {
  let id = target;
  for (let next; (next = targets.get(id)) !== undefined;) id = next;
  return id;
}

/** Marks that facts in the stream of `other` may belong to `subject`. */
function share(register: Register, subject: number, other: number): void {
  if (subject === other) return;
  const others = register.shares.get(subject);
  if (others) others.add(other);
  else register.shares.set(subject, new Set([other]));
}
