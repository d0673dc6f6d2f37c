import type { Reason, Source } from '#events/envelope.js';

export type SubjectRef = { readonly productId: string } | { readonly referenceId: string };

/** What a caller says happened. Who says so, and when, is added by the service. */
export interface Statement {
  readonly type: string;
  readonly version?: number;
  readonly effectiveOn?: string;
  readonly announcedOn?: string;
  readonly source?: Source;
  readonly reason?: Reason;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Time and identity, handed in: the decision itself knows no clock. */
export interface Stamp {
  /** Instant, UTC, milliseconds. */
  readonly at: string;
  readonly by: string;
  /** Who approved it, where it needs approval. */
  readonly approvedBy?: string;
  /** Tells apart two requests that state the same fact and are meant to be two records. */
  readonly idempotencyKey?: string;
}
