/** Rows that a change takes away and brings, each as read on a day. */
export interface SpanChange {
  readonly removed: readonly number[];
  readonly added: readonly number[];
}
