import type { EventsParameters } from '../../asking/index.js';

/** Names a feed by what narrows it: `Clockstop: agency NMPA, type MarketingApproved`. */
export function feedTitle(asked: Selection): string {
  const said = selectionOf(asked).map(([name, value]) => `${NAMES[name]} ${value}`);
  return said.length === 0 ? 'Clockstop: every event' : `Clockstop: ${said.join(', ')}`;
}

const NAMES = {
  agency: 'agency',
  productId: 'product',
  referenceId: 'subject',
  sponsor: 'sponsor',
  therapyGroup: 'therapy group',
  type: 'event',
  effectiveFrom: 'effective from',
  effectiveTo: 'effective to',
} as const satisfies Partial<Record<keyof EventsParameters, string>>;

type Selection = Pick<EventsParameters, keyof typeof NAMES>;

/** What of a question selects its entries, in a fixed order: it tells one feed from another. */
export const selectionOf = (asked: Selection): (readonly [keyof typeof NAMES, string])[] =>
  (Object.keys(NAMES) as (keyof typeof NAMES)[]).flatMap((name) => {
    const value = asked[name];
    return value === undefined ? [] : [[name, value] as const];
  });
