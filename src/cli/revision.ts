import type { Particulars } from '../recording/index.js';

/** A record about a record, as the command line asks for it. */
export interface Revision {
  readonly kind: 'correction' | 'retraction';
  /** The event that is corrected or taken back. */
  readonly eventId: string;
  /** What the HTTP route takes as its body: `reason`, `source`, and `changes` for a correction. */
  readonly particulars: Particulars;
  readonly by?: string;
  /** Tells apart two requests that say the same and are meant to be two records. */
  readonly idempotencyKey?: string;
}
