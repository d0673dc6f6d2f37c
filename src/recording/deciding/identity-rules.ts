import type { Envelope } from '#events/envelope.js';
import type { Belief, LoggedEvent } from '#projections/belief/belief.js';
import { contradiction, Refusal } from './refusal.js';

const ONE_PER_REFERENCE: readonly string[] = [
  'GuidelinePublished',
  'PolicyIssued',
  'PolicyConsultationOpened',
  'ReviewClockEnacted',
];

/** What cannot be true of who a product is. */
export function identityRules(fact: Envelope, beliefs: readonly Belief[]): void {
  const recorded = recordedOf(fact, beliefs);
  const registered = recorded('ProductRegistered');
  if (fact.type === 'ProductRegistered') {
    if (registered) throw contradiction(registered, `The product "${fact.productId}" is registered already`);
    return;
  }
  if (fact.productId !== undefined && !registered)
    throw new Refusal('not-found', `No product "${fact.productId}" is registered; register it first`);
  if (fact.type === 'ProductMerged') refuseMerge(fact, beliefs);
  refuseIntoItself(fact);
  if (fact.type === 'SourceMatchDecided') refuseDecidedAgain(fact, beliefs);
  if (fact.type === 'AliasRetracted' && !claims(beliefs, fact.data['name']))
    throw new Refusal(
      'contradiction',
      `No recorded event claims the name ${JSON.stringify(fact.data['name'])} for "${fact.productId}"`,
    );
  if (ONE_PER_REFERENCE.includes(fact.type)) {
    const same = recorded(fact.type);
    if (same)
      throw contradiction(same, `${fact.type} is recorded already; correct that record if it is different`);
  }
}

/** A product that went into another takes no new facts: they belong to the one that goes on. */
export function refuseMerged(fact: Envelope, beliefs: readonly Belief[]): void {
  const merged = recordedOf(fact, beliefs)('ProductMerged');
  if (merged)
    throw contradiction(
      merged,
      `The product "${fact.productId}" was merged; record this on "${String(merged.data['into'])}"`,
    );
}

export function refuseIntoItself({ data, productId }: Envelope): void {
  if (productId !== undefined && ([data['into'] ?? []].flat() as unknown[]).includes(productId))
    throw new Refusal('contradiction', `A product cannot be merged into or split from itself`);
}

/** A product goes into one other, and not into one that went into it. */
function refuseMerge(fact: Envelope, beliefs: readonly Belief[]): void {
  refuseMerged(fact, beliefs);
  const back = beliefs.find(
    ({ event }) => event.type === 'ProductMerged' && event.productId === fact.data['into'],
  )?.event;
  if (back) throw contradiction(back, `The product "${back.productId}" went into "${fact.productId}" itself`);
}

/** A record of a source is about one product at a time. */
function refuseDecidedAgain({ data }: Envelope, beliefs: readonly Belief[]): void {
  const decided = beliefs.find(
    ({ event }) => event.type === 'SourceMatchDecided' && event.data['record'] === data['record'],
  )?.event;
  if (decided)
    throw contradiction(
      decided,
      `The record is matched already; correct or retract that decision if it is wrong`,
    );
}

/** What is recorded of the fact's own subject, and not of one that was merged into it. */
const recordedOf =
  ({ productId }: Envelope, beliefs: readonly Belief[]) =>
  (type: string): LoggedEvent | undefined =>
    beliefs.find(({ event }) => event.type === type && event.productId === productId)?.event;

const claims = (beliefs: readonly Belief[], name: unknown): boolean =>
  beliefs.some(({ event: { data } }) =>
    [data['name'] ?? [], data['names'] ?? []]
      .flat()
      .some((claim) => (claim as { text?: string }).text === name),
  );
