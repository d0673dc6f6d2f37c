import type { Source } from '#events/envelope.js';
import type { Milestone } from './lane.js';

export interface NameView {
  readonly text: string;
  readonly kind: string;
  readonly lang?: string;
  readonly note?: string;
  readonly source?: Source;
  readonly eventId: string;
}

/** Who a product is. */
export interface Identity {
  readonly productId: string;
  /** The name that is shown: the first it was registered under. */
  readonly name: string;
  readonly names: readonly NameView[];
  readonly sponsor?: string;
  readonly modality?: string;
  readonly therapyGroup?: string;
  readonly subgroup?: string;
  readonly target?: string;
  readonly classifications?: readonly { readonly scheme: string; readonly value: string }[];
  /** Products whose events it took over, and the one that took over its own. */
  readonly mergedFrom?: readonly string[];
  readonly mergedInto?: string;
  readonly splitInto?: readonly string[];
}

interface Name {
  readonly text: string;
  readonly kind: string;
  readonly lang?: string;
}

/**
 * @param milestones everything believed of the product and of those merged into it, in the world's order
 * @returns undefined where it is not registered, as far as is known
 */
export function identityOf(productId: string, milestones: readonly Milestone[]): Identity | undefined {
  const registrations = milestones.filter(({ event }) => event.type === 'ProductRegistered');
  const registration = registrations.find(({ event }) => event.productId === productId);
  if (!registration) return undefined;
  const { names: registered, ...particulars } = registration.event.data;
  const names = namesIn(milestones, registration);
  const mergedFrom = registrations.map(({ event }) => event.productId!).filter((id) => id !== productId);
  const own = milestones.filter(({ event }) => event.productId === productId);
  const mergedInto = own.findLast(({ event }) => event.type === 'ProductMerged')?.event.data['into'];
  const splitInto = own.findLast(({ event }) => event.type === 'ProductSplit')?.event.data['into'];
  return {
    productId,
    name: (registered as Name[])[0]!.text,
    names,
    ...particulars,
    ...(mergedFrom.length > 0 && { mergedFrom }),
    ...(mergedInto !== undefined && { mergedInto: mergedInto as string }),
    ...(splitInto !== undefined && { splitInto: splitInto as string[] }),
  };
}

/** Registered names first, then aliases in the order they were recorded; a retracted alias is gone. */
function namesIn(milestones: readonly Milestone[], registration: Milestone): NameView[] {
  const names = new Map<string, NameView>();
  const claim = (name: Name, { event }: Milestone, note?: unknown) => {
    if (names.has(name.text)) return;
    names.set(name.text, {
      ...name,
      ...(typeof note === 'string' && { note }),
      ...(event.source && { source: event.source }),
      eventId: event.id,
    });
  };
  const others = milestones.filter((milestone) => milestone !== registration);
  const ordered = [registration, ...others.sort((a, b) => a.event.position - b.event.position)];
  for (const milestone of ordered) {
    const { type, data } = milestone.event;
    if (type === 'ProductRegistered') for (const name of data['names'] as Name[]) claim(name, milestone);
    if (type === 'AliasAsserted') claim(data['name'] as Name, milestone, data['note']);
    if (type === 'AliasRetracted') names.delete(data['name'] as string);
  }
  return [...names.values()];
}
