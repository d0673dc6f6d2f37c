import { factStatus } from '#projections/product/history.js';
import { agencyIn, kindIn, labelOf, listed, nameIn } from '../fact-text.js';
import { entryContent } from './entry-content.js';
import type { FeedEntry } from './list-feed-entries.js';

/** A feed, whatever it is written in. Addresses are absolute, instants RFC 3339. */
export interface FeedDocument {
  /** Stays the same for a log and a selection, wherever the feed is read. */
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly updated: string;
  readonly self: string;
  /** Of a page after the first. */
  readonly first?: string;
  readonly next?: string;
  readonly entries: readonly DocumentEntry[];
}

export interface DocumentEntry {
  /** `urn:uuid:` and the id of the event that recorded the fact. */
  readonly id: string;
  readonly title: string;
  /** When the last record about it was made, and when its own was. */
  readonly updated: string;
  readonly published: string;
  /** The record. */
  readonly url: string;
  /** Where the fact was read. */
  readonly via?: string;
  readonly html: string;
  readonly categories: readonly Category[];
  readonly said: Said;
}

export interface Category {
  readonly scheme: 'type' | 'agency' | 'therapy-group';
  readonly term: string;
  readonly label?: string;
}

/** What a program reads rather than parses out of a title. */
export interface Said {
  readonly eventId: string;
  readonly type: string;
  readonly productId?: string;
  readonly referenceId?: string;
  /** EDTF. */
  readonly effectiveOn?: string;
  readonly status: ReturnType<typeof factStatus>;
}

/** @param addressOf the address of a record by the id of its event */
export function documentEntry(entry: FeedEntry, addressOf: (eventId: string) => string): DocumentEntry {
  const { belief, product, updated } = entry;
  const { id: eventId, type, data, source, recorded, referenceId, effectiveOn } = belief.event;
  const status = factStatus(belief);
  const category = (scheme: Category['scheme'], term: string | undefined, label?: string): Category[] =>
    term === undefined || term === '' ? [] : [{ scheme, term, ...(label !== undefined && { label }) }];
  return {
    id: `urn:uuid:${eventId}`,
    title: PREFIXES[status] + titleOf(entry),
    updated,
    published: recorded.at,
    url: addressOf(eventId),
    ...(source?.url !== undefined && URL.canParse(source.url) && { via: new URL(source.url).href }),
    html: entryContent(entry).text,
    categories: [
      ...category('type', type, labelOf(type)),
      ...category('agency', agencyIn(data)),
      ...category('therapy-group', product?.therapyGroup),
    ],
    said: {
      eventId,
      type,
      ...(product && { productId: product.productId }),
      ...(referenceId !== undefined && { referenceId }),
      ...(effectiveOn !== undefined && { effectiveOn }),
      status,
    },
  };
}

const PREFIXES = { standing: '', corrected: 'Corrected: ', retracted: 'Retracted: ' } as const;

function titleOf({ belief: { event }, product }: FeedEntry): string {
  const name = product?.name ?? (nameIn(event.data) || event.referenceId);
  const particulars = listed(agencyIn(event.data), kindIn(event.data));
  const what = labelOf(event.type) + (particulars === '' ? '' : ` (${particulars})`);
  return name === undefined ? what : `${name}: ${what}`;
}
