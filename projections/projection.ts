import type { LoggedEvent } from './belief/belief.js';

/** A state as named runs of bytes: what a snapshot file holds. */
export type Snapshot = Readonly<Record<string, Uint8Array>>;

/**
 * A read model as plain data: what it is called, what it starts from and how an event changes it. The fold works
 * in place, because its state is columns of a million rows; it sees every event of the log once, in order.
 */
export interface Projection<S> {
  readonly name: string;
  /** Goes up when the fold or the shape changes; a snapshot of another version is thrown away. */
  readonly version: number;
  initial(): S;
  /** @param body the canonical JSON the event was read from */
  fold(state: S, event: LoggedEvent, body: string): void;
  /** Views of the state as it is: to be written away before the next event is folded. */
  save(state: S): Snapshot;
  /** Takes the bytes over: they are the state's from here on. */
  load(snapshot: Snapshot): S;
}

/** The entries of a snapshot under a prefix, with the prefix taken off. */
export const part = (snapshot: Snapshot, prefix: string): Snapshot =>
  Object.fromEntries(
    Object.entries(snapshot)
      .filter(([name]) => name.startsWith(`${prefix}.`))
      .map(([name, bytes]) => [name.slice(prefix.length + 1), bytes]),
  );

export const prefixed = (prefix: string, snapshot: Snapshot): Snapshot =>
  Object.fromEntries(Object.entries(snapshot).map(([name, bytes]) => [`${prefix}.${name}`, bytes]));
