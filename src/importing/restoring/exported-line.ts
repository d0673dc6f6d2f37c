import { canonicalJson } from '#events/canonical.js';
import { definitionOf, isOwn } from '#events/catalogue.js';
import type { Envelope } from '#events/envelope.js';
import { streamOf } from '#events/subject.js';
import { upcast } from '#events/upcast.js';
import { isText, recordedIssues } from '#events/validation.js';
import { parseStrictJson, StrictJsonError } from '../../http/index.js';
import { statedRow, type Fault } from '../rows/index.js';

/** A line of an export that may be stored as it is. */
export interface ExportedLine {
  readonly id: string;
  readonly stream: string;
  readonly body: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Whether a line has what only the register assigns. */
export function isExportedLine(line: string): boolean {
  try {
    const value = JSON.parse(line) as unknown;
    return typeof value === 'object' && value !== null && 'id' in value && 'recorded' in value;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/**
 * Reads a line of an export. It is kept byte for byte, so it must be canonical already; its id is taken as it is,
 * since a key that told two records apart is not part of what was recorded.
 */
export function readExportedLine(number: number, line: string): ExportedLine | readonly Fault[] {
  let value: unknown;
  try {
    value = parseStrictJson(line);
  } catch (error) {
    if (error instanceof StrictJsonError) return [{ column: error.field, rule: error.rule }];
    throw error;
  }
  const faults = faultsOf(number, value, line);
  if (faults.length > 0) return faults;
  const event = value as Envelope;
  return { id: event.id, stream: streamOf(event), body: line };
}

function faultsOf(number: number, value: unknown, line: string): readonly Fault[] {
  const { id, recorded, version, ...rest } = (value ?? {}) as Record<string, unknown>;
  const subject = subjectFaults(number, rest);
  if (subject.length > 0) return subject;
  if (typeof id !== 'string' || !UUID.test(id))
    return [{ column: 'id', value: id, rule: 'must be a UUID in lower case' }];
  const assigned = recordedFaults(recorded);
  if (assigned.length > 0) return assigned;
  const definition = definitionOf(String(rest['type']));
  if (
    definition &&
    !(Number.isSafeInteger(version) && (version as number) >= 1 && (version as number) <= definition.version)
  )
    return [
      {
        column: 'version',
        value: version,
        rule: `must be from 1 to ${definition.version}, the newest known here`,
      },
    ];
  const issues = recordedIssues(statementOf(definition ? upcast(value as Envelope) : (value as Envelope)));
  if (issues.length > 0) return issues.map(({ field, ...issue }) => ({ column: field, ...issue }));
  return canonicalJson(value) === line
    ? []
    : [{ column: '', rule: 'must be canonical JSON (RFC 8785), as it was exported' }];
}

/** A line is about what every row is about, or it is of a trail that the register keeps of itself. */
function subjectFaults(number: number, line: Readonly<Record<string, unknown>>): readonly Fault[] {
  const definition = definitionOf(String(line['type']));
  if (!definition || !isOwn(definition)) {
    const row = statedRow(number, line);
    return 'faults' in row ? row.faults : [];
  }
  const { trail, productId, referenceId } = line;
  if (productId !== undefined || referenceId !== undefined)
    return [{ column: 'trail', value: trail, rule: 'must stand alone, without productId and referenceId' }];
  return trail === definition.trail
    ? []
    : [{ column: 'trail', value: trail, rule: `must be "${definition.trail}"` }];
}

function recordedFaults(recorded: unknown): Fault[] {
  const { at, by, approvedBy } = (recorded ?? {}) as { at?: unknown; by?: unknown; approvedBy?: unknown };
  const faults: Fault[] = [];
  if (typeof at !== 'string' || !INSTANT.test(at) || new Date(at).toJSON() !== at)
    faults.push({ column: 'recorded.at', value: at, rule: 'must be an instant in UTC with milliseconds' });
  if (typeof by !== 'string' || !isText(by))
    faults.push({ column: 'recorded.by', value: by, rule: 'must name who recorded it' });
  if (
    approvedBy !== undefined &&
    (typeof approvedBy !== 'string' || !isText(approvedBy) || approvedBy === by)
  )
    faults.push({
      column: 'recorded.approvedBy',
      value: approvedBy,
      rule: 'must name who approved it, and not who recorded it',
    });
  return faults;
}

function statementOf({
  id: _id,
  recorded,
  productId: _p,
  referenceId: _r,
  trail: _t,
  ...statement
}: Envelope): unknown {
  return { ...statement, ...(recorded.reason && { reason: recorded.reason }) };
}
