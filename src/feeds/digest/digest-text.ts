import type { DigestEntry } from '#projections/digest/digest.js';
import type { Basis } from '../../asking/index.js';
import { agencyIn, indicationsIn, kindIn, listed } from '../fact-text.js';
import type { DigestWeek } from './get-digest.js';

/** `Week 2025-W43, 2025-10-20 to 2025-10-26` */
export const titleText = ({ name, from, to }: DigestWeek): string => `Week ${name}, ${from} to ${to}`;

/** For which pair of dates a digest holds. */
export const basisText = ({ effectiveAt, knownAt, position }: Basis): string =>
  `As of ${effectiveAt}, as known ${knownAt === undefined ? 'before any event was recorded' : `at ${knownAt}`} (position ${position}).`;

export const UNFINISHED = 'The week is not over by that day.';

export const countsText = ({ certain, possible }: { readonly certain: number; readonly possible: number }) =>
  possible === 0 ? `${certain}` : `${certain}, and ${possible} possibly`;

/** What an entry says in words, whatever it is written in. */
export interface EntryText {
  readonly product: string;
  readonly productId: string;
  readonly sponsor?: string;
  readonly modality?: string;
  readonly agency: string;
  /** The event, and the kind of application, designation or approval. */
  readonly what: string;
  readonly indications: string;
  /** EDTF. */
  readonly date: string;
  /** What a reader must know of it: that its date leaves the week open, that it was corrected. */
  readonly remarks: readonly string[];
  readonly source?: { readonly title: string; readonly url?: string };
}

export function entryText({
  product,
  label,
  data,
  certainty,
  effectiveOn,
  corrections,
  source,
}: DigestEntry): EntryText {
  const { productId, name, sponsor, modality } = product;
  return {
    product: name,
    productId,
    ...(sponsor !== undefined && { sponsor }),
    ...(modality !== undefined && { modality }),
    agency: agencyIn(data),
    what: listed(label.en, kindIn(data)),
    indications: indicationsIn(data),
    date: effectiveOn ?? '',
    remarks: [
      ...(certainty === 'possible' ? ['possible: its date leaves open whether it was this week'] : []),
      ...(corrections ? ['corrected'] : []),
    ],
    ...(source && { source: { title: source.title, ...(source.url !== undefined && { url: source.url }) } }),
  };
}
