import type { Envelope } from '#events/envelope.js';
import { canonicalEvent } from '#events/canonical.js';
import { entryOf, storyOf, type Entry } from './facts.js';
import type { Random } from './random.js';

/** What somebody who has the disk may make of a log. Each answers another log than it was given. */
export type Attack = (log: readonly Entry[], random: Random) => Entry[];

const changed = (entry: Entry, change: (event: Envelope) => Envelope): Entry => ({
  ...entry,
  body: canonicalEvent(change(JSON.parse(entry.body) as Envelope)),
});

const forged = (random: Random): Entry =>
  entryOf(
    {
      type: 'DesignationGranted',
      version: 1,
      productId: 'product-0',
      effectiveOn: '2025-01-01',
      data: { designationId: `forged-${random.below(1e9)}`, agency: 'FDA', kind: 'RMAT' },
    },
    1,
  );

const edit: Attack = (log, random) => {
  const at = random.below(log.length);
  return log.with(
    at,
    changed(log[at]!, (event) => ({
      ...event,
      data: { ...event.data, note: `edited ${random.below(1e9)}` },
    })),
  );
};

const remove: Attack = (log, random) => log.toSpliced(random.below(log.length), 1);

const swap: Attack = (log, random) => {
  const a = random.below(log.length);
  const b = (a + random.between(1, log.length - 1)) % log.length;
  return log.with(a, log[b]!).with(b, log[a]!);
};

const insert: Attack = (log, random) => log.toSpliced(random.below(log.length), 0, forged(random));

const backdate: Attack = (log, random) => {
  const at = random.below(log.length);
  const earlier = (event: Envelope): Envelope => {
    const instant = Date.parse(event.recorded.at) - random.between(1, 1e9);
    return { ...event, recorded: { ...event.recorded, at: new Date(instant).toISOString() } };
  };
  return log.with(at, changed(log[at]!, earlier));
};

const truncate: Attack = (log, random) => log.slice(0, random.between(1, log.length - 1));

const empty: Attack = () => [];

const fork: Attack = (log, random) => {
  const shared = log.slice(0, random.below(log.length - 1));
  const other = storyOf(30).map((entry) =>
    changed(entry, (event) => ({ ...event, recorded: { ...event.recorded, by: 'another branch' } })),
  );
  return [...shared, ...other.slice(shared.length, random.between(log.length, log.length + 20))];
};

export const ATTACKS: Readonly<Record<string, Attack>> = {
  edit,
  delete: remove,
  swap,
  insert,
  backdate,
  truncate,
  'roll back to nothing': empty,
  fork,
};
