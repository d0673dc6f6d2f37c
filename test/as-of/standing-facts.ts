import type { Envelope, Logged } from '#events/envelope.js';

export type Entry = Logged<Envelope>;

type Data = Readonly<Record<string, unknown>>;
type Changes = Partial<Pick<Envelope, 'effectiveOn' | 'announcedOn' | 'source' | 'productId'>> & {
  readonly data?: Data;
};

/** A fact as it stands, and the corrections that made it so. */
export interface StandingFact {
  readonly fact: Entry;
  readonly corrections: readonly string[];
}

/**
 * The facts that stand once everything known is read, in order of position. Read from the end: whatever speaks of
 * a record comes after it, so by the time a record is reached all that was said of it has been heard.
 */
export function standingFacts(known: readonly Entry[]): StandingFact[] {
  const takenBack = new Set<string>();
  const heard = new Map<string, { changes: Changes; corrections: string[] }[]>();
  const standing: StandingFact[] = [];
  for (const entry of known.toReversed()) {
    if (takenBack.has(entry.id)) continue;
    const said = heard.get(entry.id) ?? [];
    const corrections = said.flatMap((each) => each.corrections);
    if (entry.type === 'EventRetracted') takenBack.add(String(entry.data['targetId']));
    else if (entry.type === 'EventCorrected') {
      const own = entry.data['changes'] as Changes;
      const changes = said.reduce<Changes>(
        (before, { changes: after }) => ({
          ...before,
          ...after,
          data: { ...before.data, ...after.data },
        }),
        own,
      );
      const target = String(entry.data['targetId']);
      const earlier = { changes, corrections: [entry.id, ...corrections] };
      heard.set(target, [earlier, ...(heard.get(target) ?? [])]);
    } else {
      standing.unshift({
        fact: said.reduce((fact, { changes }) => changed(fact, changes), entry),
        corrections: inOrderOfPosition(corrections, known),
      });
    }
  }
  return standing;
}

/** A field the changes do not name stays; `null` in the payload takes the field away. */
function changed(fact: Entry, { data: fields, ...rest }: Changes): Entry {
  const data: Record<string, unknown> = { ...fact.data };
  for (const [field, value] of Object.entries(fields ?? {}))
    if (value === null) delete data[field];
    else data[field] = value;
  return { ...fact, ...rest, data };
}

const inOrderOfPosition = (ids: readonly string[], known: readonly Entry[]): string[] =>
  known.map(({ id }) => id).filter((id) => ids.includes(id));
