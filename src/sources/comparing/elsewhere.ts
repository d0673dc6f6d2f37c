import type { LoggedEvent } from '#projections/belief/belief.js';
import { lanesOf } from '#projections/product/lane.js';
import type { Identity } from '#projections/product/identity.js';
import { inForce, type SubjectRecord } from '#projections/product/subject-record.js';
import { foldName } from '#projections/register/register.js';
import type { CellChange } from '#projections/sourcing/comparing.js';
import type { SourceFact, SourceRecord } from '#projections/sourcing/source-record.js';

/** A fact that the register has from elsewhere, and the cell of the source that says it otherwise. */
export interface FactElsewhere {
  readonly eventId: string;
  readonly productId: string;
  readonly type: string;
  readonly cells: readonly CellChange[];
}

/**
 * The fact as the register has it from elsewhere: of the same type, in a lane of the same name. Where the dates agree
 * there is nothing to record; where they differ, the source does not overrule who said it before.
 * @param hashes SHA-256 of the source's own snapshots
 */
export function sameElsewhere(
  fact: SourceFact,
  record: SubjectRecord,
  hashes: ReadonlySet<string>,
): FactElsewhere | undefined {
  const lanes = namesOfLanes(fact);
  if (lanes.length === 0) return undefined;
  const same = inForce(record)
    .filter(({ event, recorded }) => event.type === fact.type && !hashes.has(recorded.source?.sha256 ?? ''))
    .map(({ event }) => event)
    .filter((event) => namesOfLanes(event).some((lane) => lanes.includes(lane)));
  const agreeing = same.find(({ effectiveOn }) => fact.undated ?? effectiveOn === fact.effectiveOn);
  const event = agreeing ?? same[0];
  if (!event) return undefined;
  const cell = {
    column: fact.columns['effectiveOn'] ?? 'effectiveOn',
    before: event.effectiveOn,
    after: fact.effectiveOn,
  };
  return {
    eventId: event.id,
    productId: event.productId!,
    type: event.type,
    cells: agreeing ? [] : [cell],
  };
}

const namesOfLanes = (event: Pick<LoggedEvent, 'type' | 'data'>): string[] =>
  lanesOf(event).map(({ kind, id }) => `${kind} ${id}`);

/** The facts of a record about a product that somebody else registered: its names, where they are new, as aliases. */
export function aliasesOf({ facts, names }: SourceRecord, { names: known }: Identity): SourceFact[] {
  const has = new Set(known.map(({ text }) => foldName(text)));
  const registration = facts.find(({ type }) => type === 'ProductRegistered');
  const aliases = names
    .filter(({ text }) => !has.has(foldName(text)))
    .map((name) => ({
      type: 'AliasAsserted',
      data: { name },
      columns: { 'data.name': registration?.columns[`data.names.${name.kind}`] ?? 'name' },
    }));
  return [...aliases, ...facts.filter(({ type }) => type !== 'ProductRegistered')];
}
