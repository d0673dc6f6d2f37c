import type { EpochDay } from '#events/edtf.js';
import { survivor } from '../product/merges.js';
import { STAGES } from '../product/stage.js';
import { inForceOn, mergesAt } from './as-of.js';
import { designationsAt } from './designations.js';
import { productMasks, type ProductFilter, type ProductMasks } from './products.js';
import type { Register } from './register.js';
import { NONE } from './rows.js';
import { stagesAt } from './stages.js';

/** What a list of products can be narrowed by, value by value. */
export const FACETS = ['agency', 'stage', 'therapyGroup', 'sponsor', 'designation'] as const;
export type Facet = (typeof FACETS)[number];

export interface FacetValue {
  readonly value: string;
  /** Products that have it and match every filter but the facet's own. */
  readonly count: number;
}

export interface ProductFacets {
  /** Products that match every filter. */
  readonly total: number;
  /** The values there are, the most frequent first, those of one frequency in their own order. */
  readonly facets: Readonly<Record<Facet, readonly FacetValue[]>>;
}

/** How many products there would be by each value of each facet, on a day, as known then. A sponsor counts by its whole name. */
export function productFacets(
  register: Register,
  filter: ProductFilter,
  day: EpochDay,
  position: number,
): ProductFacets {
  const stages = stagesAt(register, day, position);
  const counted = countedBy(stages, productMasks(register, filter, stages, day, position));
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Tally()])) as Record<Facet, Tally>;
  const bits = Object.fromEntries(FACETS.map((facet) => [facet, bitOf(facet)])) as Record<Facet, number>;
  const count = (facet: Facet, subject: number, code: number) => {
    if ((counted[subject]! & bits[facet]) !== 0) counts[facet].add(subject, code);
  };
  for (let subject = 0; subject < stages.length; subject++)
    if (stages[subject] !== 0) count('stage', subject, stages[subject]! - 1);
  forEachAgency(register, day, position, (subject, agency) => count('agency', subject, agency));
  for (const { subject, kind } of designationsAt(register, day, position))
    count('designation', subject, kind);
  const { row, sponsor, therapyGroup } = register.registrations.columns;
  for (let at = 0; at < row.length; at++) {
    if (!register.rows.heldAt(row.at(at), position)) continue;
    const subject = register.rows.columns.subject.at(row.at(at));
    if (sponsor.at(at) !== NONE) count('sponsor', subject, sponsor.at(at));
    if (therapyGroup.at(at) !== NONE) count('therapyGroup', subject, therapyGroup.at(at));
  }
  const { agencies, details, registrations } = register;
  return {
    total: counted.reduce((total, bits) => (bits === EVERY_FACET ? total + 1 : total), 0),
    facets: {
      agency: counts.agency.values((code) => agencies.textOf(code)),
      stage: counts.stage.values((code) => STAGES[code]!),
      therapyGroup: counts.therapyGroup.values((code) => registrations.texts.textOf(code)),
      sponsor: counts.sponsor.values((code) => registrations.texts.textOf(code)),
      designation: counts.designation.values((code) => details.textOf(code)),
    },
  };
}

const bitOf = (facet: Facet): number => 1 << FACETS.indexOf(facet);
const EVERY_FACET = (1 << FACETS.length) - 1;

/** By subject, the facets that count it: all where it matches every filter, the one whose filter alone it fails, or none. */
function countedBy(stages: Uint8Array, masks: ProductMasks): Uint8Array {
  const counted = stages.map((stage) => (stage === 0 ? 0 : EVERY_FACET));
  for (const [name, mask] of masks) {
    const own = name === 'search' ? 0 : bitOf(name);
    for (let subject = 0; subject < counted.length; subject++)
      if (mask[subject] === 0) counted[subject]! &= own;
  }
  return counted;
}

/** Every agency that a subject has to do with; of what was merged, with the product that goes on. */
function forEachAgency(
  register: Register,
  day: EpochDay,
  position: number,
  tell: (subject: number, agency: number) => void,
): void {
  const { subject, agency, earliest, latest } = register.rows.columns;
  const into = mergesAt(register, day, position);
  // Most rows of a product name the agency that its last one named.
  const told = new Int32Array(register.subjects.size).fill(NONE);
  const length = register.rows.knownAt(position);
  for (let row = 0; row < length; row++) {
    if (agency.at(row) === NONE || !register.rows.heldAt(row, position)) continue;
    if (inForceOn(earliest.at(row), latest.at(row), day) === 0) continue;
    if (told[subject.at(row)] === agency.at(row)) continue;
    told[subject.at(row)] = agency.at(row);
    tell(into.size === 0 ? subject.at(row) : survivor(subject.at(row), into), agency.at(row));
  }
}

/** Counts each subject once by each code. */
class Tally {
  private readonly subjects = new Map<number, Set<number>>();

  add(subject: number, code: number): void {
    const counted = this.subjects.get(code);
    if (counted) counted.add(subject);
    else this.subjects.set(code, new Set([subject]));
  }

  values(textOf: (code: number) => string): FacetValue[] {
    return [...this.subjects]
      .map(([code, { size }]) => ({ value: textOf(code), count: size }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
}
