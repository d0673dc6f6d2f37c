import { CATALOGUE } from '#events/catalogue.js';
import { isoDate } from '#events/edtf.js';
import type { LoggedEvent } from '../belief/belief.js';
import type { Register } from './register.js';
import { NONE, OPEN, OPEN_START } from './rows.js';
import { termFields } from './term.js';

/**
 * As much of a recorded fact as its row holds: enough to make the row that a correction leads to. The register
 * keeps no payloads, and the log is not read while folding.
 */
export function skeletonOf(register: Register, row: number): LoggedEvent {
  const { columns } = register.rows;
  const { type, family } = CATALOGUE[columns.type.at(row)]!;
  const stream = register.subjects.textOf(columns.subject.at(row));
  const [subject, id] = [stream.slice(0, stream.indexOf('-')), stream.slice(stream.indexOf('-') + 1)];
  const effectiveOn = dateOf(columns.earliest.at(row), columns.latest.at(row));
  return {
    id: '',
    type,
    version: 1,
    [`${subject}Id`]: id,
    ...(effectiveOn !== undefined && { effectiveOn }),
    recorded: { at: '', by: '' },
    position: columns.position.at(row),
    revision: NONE,
    data: {
      ...decoded('agency', register.agencies, columns.agency.at(row)),
      ...laneFields(register, columns.lane.at(row)),
      ...laneFields(register, columns.application.at(row)),
      ...decoded(detailField(type, family), register.details, columns.detail.at(row)),
      ...(columns.term.at(row) !== NONE && termFields(type, register.terms.textOf(columns.term.at(row)))),
      ...identityFields(register, type, row),
    },
  };
}

const decoded = (field: string, texts: { textOf(code: number): string }, code: number) =>
  code === NONE ? {} : { [field]: texts.textOf(code) };

/** A lane's name is its subject, its kind and its id, with spaces between. */
function laneFields(register: Register, lane: number): Record<string, string> {
  if (lane === NONE) return {};
  const [, kind, ...id] = register.lanes.textOf(lane).split(' ');
  return { [`${kind}Id`]: id.join(' ') };
}

function detailField(type: string, family: string): string {
  if (type === 'ProductMerged') return 'into';
  if (family === 'designation') return 'kind';
  return family === 'marketing' ? 'approvalKind' : 'applicationKind';
}

function identityFields(register: Register, type: string, row: number): Record<string, unknown> {
  const names = register.names.ofRow(row).map((text) => ({ text }));
  if (type === 'AliasAsserted') return { name: names[0] };
  if (type === 'AliasRetracted') return { name: names[0]!.text };
  if (type !== 'ProductRegistered') return {};
  const { texts, columns } = register.registrations;
  const at = register.registrations.indexOfRow(row);
  return {
    names,
    ...decoded('sponsor', texts, columns.sponsor.at(at)),
    ...decoded('therapyGroup', texts, columns.therapyGroup.at(at)),
    ...decoded('modality', texts, columns.modality.at(at)),
  };
}

/** An EDTF date with these bounds; the precision is not kept in rows and is not needed for them. */
function dateOf(earliest: number, latest: number): string | undefined {
  if (latest === OPEN_START) return undefined;
  const start = earliest === OPEN_START ? '..' : isoDate(earliest);
  const end = latest === OPEN ? '..' : isoDate(latest);
  return start === end && start !== '..' ? start : `${start}/${end}`;
}
