import type { Source } from '#events/envelope.js';
import type { Milestone } from './lane.js';
import { mergePath, mergesAmong } from './merges.js';

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
  const certainly = milestones.filter(({ certainty }) => certainty === 'certain').map(({ event }) => event);
  const into = (type: string): unknown =>
    certainly.findLast((event) => event.type === type && event.productId === productId)?.data['into'];
  const [mergedInto, splitInto] = [into('ProductMerged'), into('ProductSplit')];
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

/**
 * Names that are claimed and not taken back since: those of its own registration first, then in the order they were
 * recorded. What is taken back from a product is no longer claimed for it, nor for those that had gone into it.
 */
function namesIn(milestones: readonly Milestone[], registration: Milestone): NameView[] {
  const recorded = milestones.toSorted((a, b) => a.event.position - b.event.position);
  const isTakenBack = retractedNames(recorded);
  const names = new Map<string, NameView>();
  for (const milestone of [registration, ...recorded.filter((each) => each !== registration)]) {
    const { id, source, data } = milestone.event;
    for (const name of namesClaimed(milestone)) {
      if (names.has(name.text) || isTakenBack(name.text, milestone)) continue;
      names.set(name.text, {
        ...name,
        ...(typeof data['note'] === 'string' && { note: data['note'] }),
        ...(source && { source }),
        eventId: id,
      });
    }
  }
  return [...names.values()];
}

function namesClaimed({ event: { type, data } }: Milestone): readonly Name[] {
  if (type === 'ProductRegistered') return data['names'] as Name[];
  return type === 'AliasAsserted' ? [data['name'] as Name] : [];
}

/** Whether a claim was taken back; a retraction that is only possibly in force takes nothing back. */
function retractedNames(recorded: readonly Milestone[]): (name: string, claim: Milestone) => boolean {
  const certain = recorded.filter(({ certainty }) => certainty === 'certain').map(({ event }) => event);
  const retractions = certain.filter(({ type }) => type === 'AliasRetracted');
  if (retractions.length === 0) return () => false;
  const into = mergesAmong(certain.filter(({ type }) => type === 'ProductMerged'));
  return (name, { event: claim }) =>
    retractions.some(
      (event) =>
        event.data['name'] === name &&
        event.position > claim.position &&
        mergePath(claim.productId!, into).includes(event.productId!),
    );
}
