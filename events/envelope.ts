import type { Static } from './fields.js';
import { edtfDate, oneOf, optional, record, text } from './fields.js';

/** Where a fact was read. */
export const Source = record(
  {
    title: text(500, 'Title of the document.', { examples: ['NMPA approvals, January 2025'] }),
    url: optional(
      text(2000, 'Where it stands.', {
        pattern: '^https?://[^\\s]+$',
        examples: ['https://www.nmpa.gov.cn/'],
      }),
    ),
    publisher: optional(text(300, 'Who published it.', { examples: ['NMPA'] })),
    publishedOn: optional(edtfDate('When it was published.', { examples: ['2025-01-02'] })),
    quote: optional(text(4000, 'The words that say it.')),
    sha256: optional(text(64, 'SHA-256 of the document, in hexadecimal.', { pattern: '^[0-9a-f]{64}$' })),
  },
  { description: 'Where the fact was read.' },
);
export type Source = Static<typeof Source>;

export const REASON_CODES = [
  'transcription-error',
  'refined-by-source',
  'changed-at-source',
  'contradicted-by-source',
  'duplicate',
  'wrong-product',
  'other',
] as const;

/** Why a record was made, changed or taken back. */
export const Reason = record(
  {
    code: oneOf(REASON_CODES, 'Kind of reason.'),
    text: text(2000, 'The reason in words.', { examples: ['The company release gives the day.'] }),
  },
  { description: 'Why; required to correct or retract.' },
);
export type Reason = Static<typeof Reason>;

/** Who recorded an event and who approved it, when this register learnt it, and why. */
export interface Recorded {
  /** Instant, UTC, milliseconds: `2026-11-22T08:00:00.000Z`. Assigned by the service, never by a caller. */
  readonly at: string;
  readonly by: string;
  /** Who approved it, where four eyes were needed: never who recorded it. */
  readonly approvedBy?: string;
  readonly reason?: Reason;
}

/**
 * What the register records about itself: what left it, the keys that sign its log, those that open its API, and what
 * waits for approval.
 */
export const TRAILS = ['exports', 'keys', 'api-keys', 'revisions'] as const;
export type Trail = (typeof TRAILS)[number];

/**
 * What is true of every event. One of `productId`, `referenceId` and `trail` names its subject and thereby its stream.
 * @typeParam T wire name   @typeParam D payload
 */
export interface Envelope<T extends string = string, D = Readonly<Record<string, unknown>>> {
  /** UUIDv5 of what was asked, so that the same request asked twice is the same event. */
  readonly id: string;
  readonly type: T;
  readonly version: number;
  readonly productId?: string;
  readonly referenceId?: string;
  /** Of what the register records about itself. */
  readonly trail?: Trail;
  /** EDTF; when it was true in the world. */
  readonly effectiveOn?: string;
  /** EDTF; when somebody made it public. */
  readonly announcedOn?: string;
  readonly source?: Source;
  readonly recorded: Recorded;
  readonly data: D;
}

/** An event as a caller states it, before the register gives it an id and stamps it. */
export type Fact<E extends Envelope = Envelope> = E extends Envelope ? Omit<E, 'id' | 'recorded'> : never;

/** An event in the log. */
export type Logged<E extends Envelope = Envelope> = E & {
  /** Ordinal in the register's log, from 1, dense; the same on every store. */
  readonly position: number;
  /** Ordinal in its stream, from 0, dense. */
  readonly revision: number;
};
