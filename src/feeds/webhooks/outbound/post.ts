/** A delivery on its way out. */
export interface PostRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Answer =
  | { readonly outcome: 'delivered' }
  /** 410: it wants nothing any more. */
  | { readonly outcome: 'gone'; readonly status: number; readonly detail: string }
  | {
      readonly outcome: 'failed';
      readonly status?: number;
      readonly detail: string;
      /** Milliseconds that the receiver asks to be left alone. */
      readonly retryAfter?: number;
    };

/** Sends one delivery and says what came of it. Never rejects: whatever goes wrong is an answer. */
export type Post = (request: PostRequest) => Promise<Answer>;
