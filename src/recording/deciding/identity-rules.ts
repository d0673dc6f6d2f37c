import type { Envelope } from '#events/envelope.js';
import type { Belief } from '#projections/belief/belief.js';
import { contradiction, Refusal } from './refusal.js';

const ONE_PER_REFERENCE: readonly string[] = [
  'GuidelinePublished',
  'PolicyIssued',
  'PolicyConsultationOpened',
  'ReviewClockEnacted',
];

/** What cannot be true of who a product is. */
export function identityRules(fact: Envelope, beliefs: readonly Belief[]): void {
  const recorded = (type: string) => beliefs.find(({ event }) => event.type === type)?.event;
  const registered = recorded('ProductRegistered');
  if (fact.type === 'ProductRegistered') {
    if (registered) throw contradiction(registered, `The product "${fact.productId}" is registered already`);
    return;
  }
  if (fact.productId !== undefined && !registered)
    throw new Refusal('not-found', `No product "${fact.productId}" is registered; register it first`);
  const merged = recorded('ProductMerged');
  if (merged)
    throw contradiction(
      merged,
      `The product "${fact.productId}" was merged; record this on "${String(merged.data['into'])}"`,
    );
  const into = [fact.data['into'] ?? []].flat() as unknown[];
  if (into.includes(fact.productId))
    throw new Refusal('contradiction', `A product cannot be merged into or split from itself`);
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

const claims = (beliefs: readonly Belief[], name: unknown): boolean =>
  beliefs.some(({ event: { data } }) =>
    [data['name'] ?? [], data['names'] ?? []]
      .flat()
      .some((claim) => (claim as { text?: string }).text === name),
  );
