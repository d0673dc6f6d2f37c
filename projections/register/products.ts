import type { EpochDay } from '#events/edtf.js';
import { productStream } from '#events/subject.js';
import { mergePath, survivor } from '../product/merges.js';
import { stageRank, type Stage } from '../product/stage.js';
import { inForceOn, mergesAt } from './as-of.js';
import { designationsAt } from './designations.js';
import { foldName, type Register } from './register.js';
import { NONE } from './rows.js';
import { stagesAt } from './stages.js';

export interface ProductFilter {
  /** Part of any name, alias or code, or the whole id; case, width and accents do not matter. */
  readonly search?: string;
  readonly agency?: string;
  readonly stage?: Stage;
  readonly therapyGroup?: string;
  readonly sponsor?: string;
  /** Kind of a designation, whatever became of it. */
  readonly designation?: string;
}

/** By filter that is given: 1 for each subject that matches it. */
export type ProductMasks = ReadonlyMap<keyof ProductFilter, Uint8Array>;

/** Ids of the products that match on a day, as known then, in order of their id. */
export function selectProducts(
  register: Register,
  filter: ProductFilter,
  day: EpochDay,
  position: number,
): string[] {
  const registered = stagesAt(register, day, position);
  const masks = [...productMasks(register, filter, registered, day, position).values()];
  const found: string[] = [];
  for (const subject of register.subjects.inOrder())
    if (registered[subject] !== 0 && masks.every((mask) => mask[subject] === 1))
      found.push(register.subjects.textOf(subject).slice('product-'.length));
  return found;
}

/** @param stages the stage of every subject, as `stagesAt` tells it */
export function productMasks(
  register: Register,
  { search, agency, stage, therapyGroup, sponsor, designation }: ProductFilter,
  stages: Uint8Array,
  day: EpochDay,
  position: number,
): ProductMasks {
  const masks = new Map<keyof ProductFilter, Uint8Array>();
  if (stage !== undefined) masks.set('stage', withStage(stages, stage));
  if (agency !== undefined) masks.set('agency', withAgency(register, agency, day, position));
  if (search !== undefined) masks.set('search', withName(register, search, day, position));
  if (sponsor !== undefined) masks.set('sponsor', registeredAs(register, 'sponsor', sponsor, position));
  if (therapyGroup !== undefined)
    masks.set('therapyGroup', registeredAs(register, 'therapyGroup', therapyGroup, position));
  if (designation !== undefined)
    masks.set('designation', withDesignation(register, designation, day, position));
  return masks;
}

const withStage = (stages: Uint8Array, stage: Stage): Uint8Array => {
  const rank = stageRank(stage) + 1;
  return stages.map((each) => (each === rank ? 1 : 0));
};

function withDesignation(register: Register, kind: string, day: EpochDay, position: number): Uint8Array {
  const mask = new Uint8Array(register.subjects.size);
  const code = register.details.codeOf(kind);
  if (code !== undefined)
    for (const each of designationsAt(register, day, position))
      if (each.kind === code) mask[each.subject] = 1;
  return mask;
}

function withAgency(register: Register, agency: string, day: EpochDay, position: number): Uint8Array {
  const mask = new Uint8Array(register.subjects.size);
  const code = register.agencies.codeOf(agency);
  const { columns, length } = register.rows;
  if (code === undefined) return mask;
  for (let row = 0; row < length; row++) {
    if (columns.agency.at(row) !== code || !register.rows.heldAt(row, position)) continue;
    if (inForceOn(columns.earliest.at(row), columns.latest.at(row), day) > 0)
      mask[columns.subject.at(row)] = 1;
  }
  return overMerges(register, mask, day, position);
}

/**
 * Claims of names count in the order in which they were recorded. A name taken back is no longer claimed for that
 * product, nor for those that had gone into it, unless a circle of merges keeps them apart; a retraction that is only
 * possibly in force takes nothing back.
 */
function withName(register: Register, search: string, day: EpochDay, position: number): Uint8Array {
  const mask = new Uint8Array(register.subjects.size);
  const part = foldName(search);
  const { names, rows } = register;
  const { earliest, latest, position: positions, subject: subjects } = rows.columns;
  const hits = new Uint8Array(names.folded.size);
  for (const name of names.folded.holding(part)) hits[name] = 1;
  const claims: number[] = [];
  for (let at = 0; at < names.row.length; at++) {
    const row = names.row.at(at);
    if (hits[names.foldedName.at(at)] === 0 || !rows.heldAt(row, position)) continue;
    const force = inForceOn(earliest.at(row), latest.at(row), day);
    if (force === 2 || (force === 1 && !register.retractsAlias(row))) claims.push(at);
  }
  const into = mergesAt(register, day, position);
  const recordedAt = (at: number) => positions.at(names.row.at(at));
  const claimants = new Map<number, Set<number>>();
  for (const at of claims.sort((a, b) => recordedAt(a) - recordedAt(b))) {
    const row = names.row.at(at);
    const subject = subjects.at(row);
    const standing = claimants.get(names.name.at(at)) ?? new Set();
    if (!register.retractsAlias(row)) claimants.set(names.name.at(at), standing.add(subject));
    else
      for (const each of standing) {
        const path = mergePath(each, into);
        if (path.includes(subject) && path.at(-1) === survivor(subject, into)) standing.delete(each);
      }
  }
  for (const standing of claimants.values()) for (const subject of standing) mask[subject] = 1;
  // An id folds to its lower case: it has neither accents nor spaces.
  const id = productStream(part);
  for (let subject = 0; subject < mask.length; subject++) {
    if (register.subjects.lengthOf(subject) !== id.length) continue;
    if (register.subjects.textOf(subject).toLowerCase() === id) mask[subject] = 1;
  }
  return overMerges(register, mask, day, position);
}

/** By subject: 1 where a registration held then says so. */
export function registeredAs(
  register: Register,
  field: 'sponsor' | 'therapyGroup',
  value: string,
  position: number,
): Uint8Array {
  const mask = new Uint8Array(register.subjects.size);
  const { texts, columns } = register.registrations;
  const wanted = foldName(value);
  const hits = new Uint8Array(texts.size);
  for (let text = 0; text < hits.length; text++) {
    const folded = foldName(texts.textOf(text));
    if (field === 'sponsor' ? folded.includes(wanted) : folded === wanted) hits[text] = 1;
  }
  for (let at = 0; at < columns.row.length; at++) {
    const row = columns.row.at(at);
    const text = columns[field].at(at);
    if (text !== NONE && hits[text] === 1 && register.rows.heldAt(row, position))
      mask[register.rows.columns.subject.at(row)] = 1;
  }
  return mask;
}

/** What a merged product has, the product that it went into has. */
function overMerges(register: Register, mask: Uint8Array, day: EpochDay, position: number): Uint8Array {
  const into = mergesAt(register, day, position);
  for (const from of into.keys()) if (mask[from] === 1) mask[survivor(from, into)] = 1;
  return mask;
}
