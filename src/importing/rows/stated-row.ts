import { SubjectId } from '#events/validation.js';
import type { Statement, SubjectRef } from '../../recording/index.js';
import type { Fault, Row } from './row.js';

const SLUG = new RegExp(SubjectId.pattern!);
const ASSIGNED = ['id', 'recorded', 'position', 'revision'];

/** The row that an object states: its subject and the statement about it. */
export function statedRow(line: number, value: unknown): Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { line, faults: [{ column: '', value, rule: 'must be a JSON object' }] };
  const { productId, referenceId, ...statement } = value as Readonly<Record<string, unknown>>;
  const faults = [...subjectFaults(productId, referenceId), ...assignedFaults(statement)];
  if (faults.length > 0) return { line, faults };
  return {
    line,
    subject: (productId === undefined ? { referenceId } : { productId }) as SubjectRef,
    // The rest is checked against its type's schema, which is what makes it a statement.
    statement: statement as unknown as Statement,
  };
}

function subjectFaults(productId: unknown, referenceId: unknown): Fault[] {
  if (productId === undefined && referenceId === undefined)
    return [{ column: 'productId', rule: 'is required, unless referenceId is given' }];
  if (productId !== undefined && referenceId !== undefined)
    return [{ column: 'referenceId', value: referenceId, rule: 'must be absent where productId is given' }];
  const [column, value] = productId === undefined ? ['referenceId', referenceId] : ['productId', productId];
  if (typeof value === 'string' && SLUG.test(value)) return [];
  return [{ column, value, rule: `must match ${SubjectId.pattern}` }];
}

const assignedFaults = (statement: Readonly<Record<string, unknown>>): Fault[] =>
  ASSIGNED.filter((field) => field in statement).map((column) => ({
    column,
    value: statement[column],
    rule: 'is assigned by the register; an export is restored with `clockstop import`',
  }));
