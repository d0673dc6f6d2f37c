import { CATALOGUE, STATED_TYPES } from '#events/catalogue.js';
import type { EpochDay } from '#events/edtf.js';
import { survivor } from '../product/merges.js';
import { inForceOn, mergesAt } from './as-of.js';
import { compareRows } from './order.js';
import { registeredAs } from './products.js';
import type { Register } from './register.js';
import { NONE } from './rows.js';

export interface EventFilter {
  /** Where none is named, every type but those that the register records about itself. */
  readonly types?: readonly string[];
  readonly agency?: string;
  /** Product or reference, as the name of its stream; a product's events are also those of what went into it. */
  readonly stream?: string;
  /** About products that are registered so, as lists of products find them. */
  readonly therapyGroup?: string;
  readonly sponsor?: string;
  /** The period the effective date lies in, certainly or possibly; both ends inclusive. */
  readonly effectiveFrom?: EpochDay;
  readonly effectiveTo?: EpochDay;
}

export interface Selected {
  /** Position of the event that recorded the fact. */
  readonly position: number;
  /** Whether its date lies in the period, and on or before the day, for certain. */
  readonly certain: boolean;
}

/** Facts held at a position, in force on a day, that match; in the world's order. One pass over the rows. */
export function selectEvents(
  register: Register,
  filter: EventFilter,
  day: EpochDay,
  position: number,
): Selected[] {
  const { columns, length } = register.rows;
  const matches = rowFilter(register, filter, day, position);
  const { effectiveFrom: start = -Infinity, effectiveTo: end = Infinity } = filter;
  const found: number[] = [];
  for (let row = 0; row < length; row++) {
    if (!register.rows.heldAt(row, position) || !matches(row)) continue;
    if (inForceOn(columns.earliest.at(row), columns.latest.at(row), day) === 0) continue;
    found.push(row);
  }
  return found
    .sort((a, b) => compareRows(register, a, b))
    .map((row) => {
      const [earliest, latest] = [columns.earliest.at(row), columns.latest.at(row)];
      return {
        position: columns.position.at(row),
        certain: latest <= day && earliest >= start && latest <= end,
      };
    });
}

/** Whether a row says what is asked, whoever held it and whenever; products as they are at the pair of dates. */
export function rowFilter(
  register: Register,
  filter: EventFilter,
  day: EpochDay,
  position: number,
): (row: number) => boolean {
  const { columns } = register.rows;
  const wanted = typeMask(filter.types ?? STATED_TYPES);
  const agency = filter.agency === undefined ? undefined : (register.agencies.codeOf(filter.agency) ?? NONE);
  if (agency === NONE) return () => false;
  const subject = filter.stream === undefined ? undefined : register.subjects.codeOf(filter.stream);
  if (filter.stream !== undefined && subject === undefined) return () => false;
  const products = (['therapyGroup', 'sponsor'] as const)
    .filter((field) => filter[field] !== undefined)
    .map((field) => registeredAs(register, field, filter[field]!, position));
  const into = subject === undefined && products.length === 0 ? undefined : mergesAt(register, day, position);
  const { effectiveFrom: start = -Infinity, effectiveTo: end = Infinity } = filter;
  return (row) => {
    if (wanted[columns.type.at(row)] === 0) return false;
    if (agency !== undefined && columns.agency.at(row) !== agency) return false;
    if (columns.latest.at(row) < start || columns.earliest.at(row) > end) return false;
    if (!into) return true;
    const own = columns.subject.at(row);
    const goesOn = survivor(own, into);
    if (subject !== undefined && own !== subject && goesOn !== subject) return false;
    return products.every((mask) => mask[goesOn] === 1);
  };
}

const typeMask = (types: readonly string[]): Uint8Array =>
  Uint8Array.from(CATALOGUE, ({ type }) => (types.includes(type) ? 1 : 0));
