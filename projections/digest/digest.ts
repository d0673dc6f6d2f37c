import { THERAPY_GROUPS } from '#events/identity.js';
import type { MilestoneView } from '../product/milestone-view.js';
import type { RegisteredProduct } from '../register/registered-products.js';
import { DIGEST_KINDS, type DigestKindName } from './kinds.js';
import { CLASS_LABELS, NOT_STATED, type Label } from './labels.js';

/** A fact of the week and the product it is about; `possible` where its date only may lie in the week. */
export interface DigestEntry extends MilestoneView {
  readonly product: RegisteredProduct;
}

interface Counts {
  /** Facts that certainly lie in the week, and facts that may. */
  readonly certain: number;
  readonly possible: number;
}

export interface DigestClass extends Counts {
  /** Of the five groups; null where the registration states none. */
  readonly therapyGroup: string | null;
  readonly label: Label;
  readonly entries: readonly DigestEntry[];
}

export interface DigestKind extends Counts {
  readonly kind: DigestKindName;
  readonly label: Label;
  readonly classes: readonly DigestClass[];
}

const CLASSES: readonly (string | undefined)[] = [...THERAPY_GROUPS, undefined];

/**
 * What a week brought, by kind and class, certain before possible. Every kind is told, also where it is empty.
 * @param entries facts that certainly or possibly lie in the week, in the world's order
 */
export const digestOf = (entries: readonly DigestEntry[]): DigestKind[] =>
  DIGEST_KINDS.map(({ kind, label, types }) => {
    const own = entries.filter(({ type }) => (types as readonly string[]).includes(type));
    return { kind, label, ...countsOf(own), classes: classesOf(own) };
  });

const classesOf = (entries: readonly DigestEntry[]): DigestClass[] =>
  CLASSES.flatMap((therapyGroup) => {
    const own = entries.filter(({ product }) => product.therapyGroup === therapyGroup);
    if (own.length === 0) return [];
    return {
      therapyGroup: therapyGroup ?? null,
      label: therapyGroup === undefined ? NOT_STATED : CLASS_LABELS[therapyGroup]!,
      ...countsOf(own),
      entries: [...own.filter(isCertain), ...own.filter((entry) => !isCertain(entry))],
    };
  });

const isCertain = ({ certainty }: DigestEntry): boolean => certainty === 'certain';

function countsOf(entries: readonly DigestEntry[]): Counts {
  const certain = entries.filter(isCertain).length;
  return { certain, possible: entries.length - certain };
}
