import { foldName } from '../register/register.js';
import type { Name } from './source-record.js';
import { compareSponsors } from './sponsors.js';

/** A registered product that a record may be about. */
export interface Candidate {
  readonly productId: string;
  readonly names: readonly Name[];
  readonly sponsor?: string;
}

export interface ProposedCandidate {
  readonly productId: string;
  /** What speaks for it, in words. */
  readonly because: string;
}

/** Which product a record is about: one, none that is registered, or somebody has to say. */
export type Match =
  | { readonly outcome: 'product'; readonly productId: string }
  | { readonly outcome: 'new' }
  | { readonly outcome: 'doubtful'; readonly candidates: readonly ProposedCandidate[] };

/** Products that the register holds under a number of the record's. Numbers decide before any name does. */
export function matchByNumber(found: readonly string[]): Match | undefined {
  if (found.length === 0) return undefined;
  if (found.length === 1) return { outcome: 'product', productId: found[0]! };
  return {
    outcome: 'doubtful',
    candidates: found.map((productId) => ({ productId, because: 'It has a number that the record gives.' })),
  };
}

/**
 * By name and sponsor. Identity is sponsor plus substance, and a generic name is shared by many sponsors: under another
 * sponsor it speaks for nothing, where a brand name does. One sponsor with one substance under two brands is doubtful.
 */
export function matchByName(
  record: { readonly names: readonly Name[]; readonly sponsor?: string },
  candidates: readonly Candidate[],
): Match {
  const judged = candidates.flatMap((candidate) => {
    const verdict = judge(record, candidate);
    return verdict ? [{ productId: candidate.productId, ...verdict }] : [];
  });
  const certain = judged.filter(({ isCertain }) => isCertain);
  if (certain.length === 1) return { outcome: 'product', productId: certain[0]!.productId };
  const doubtful = certain.length > 0 ? certain : judged;
  if (doubtful.length === 0) return { outcome: 'new' };
  return {
    outcome: 'doubtful',
    candidates: doubtful.map(({ productId, because }) => ({ productId, because })),
  };
}

interface Verdict {
  readonly isCertain: boolean;
  readonly because: string;
}

function judge(
  record: { readonly names: readonly Name[]; readonly sponsor?: string },
  candidate: Candidate,
): Verdict | undefined {
  const shared = record.names.filter(({ kind, text }) => kind !== 'code' && has(candidate.names, text));
  const [first] = shared;
  if (!first) return undefined;
  const isBrand = ({ text }: Name) => isBrandIn(record.names, text) || isBrandIn(candidate.names, text);
  const brand = shared.find(isBrand);
  const sponsors = compareSponsors(record.sponsor, candidate.sponsor);
  const because = `It is called ${(brand ?? first).text}, ${SPONSOR_WORDS[sponsors]}.`.slice(0, 300);
  if (sponsors === 'different') return brand && { isCertain: false, because };
  if (sponsors !== 'same') return { isCertain: false, because };
  const brandsDiffer =
    !brand && [record.names, candidate.names].every((names) => names.some(({ kind }) => kind === 'brand'));
  return {
    isCertain: !brandsDiffer,
    because: brandsDiffer ? `${because} Its brand is another.`.slice(0, 300) : because,
  };
}

const SPONSOR_WORDS = {
  same: 'and its sponsor is the same',
  related: 'and its sponsor has a similar name',
  unknown: 'and one of the sponsors is not known',
  different: 'and its sponsor is another',
} as const;

const has = (names: readonly Name[], text: string): boolean =>
  names.some((name) => foldName(name.text) === foldName(text));

const isBrandIn = (names: readonly Name[], text: string): boolean =>
  names.some((name) => name.kind === 'brand' && foldName(name.text) === foldName(text));
