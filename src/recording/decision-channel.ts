import { channel } from 'node:diagnostics_channel';
import type { Decision } from './deciding/decide.js';
import { Refusal } from './deciding/refusal.js';

/** One statement on which it was decided. */
export interface DecisionTold {
  readonly seconds: number;
  /** The event that is to be recorded, or was recorded before; absent where there is none. */
  readonly eventId?: string;
  readonly outcome: Decision['outcome'] | 'refused' | 'failed';
}

/** Tells a `DecisionTold` for every decision, before anything is appended; whoever measures subscribes. */
export const DECISIONS = channel('clockstop.recording.decide');

/** The decision, told where anybody listens. */
export async function told<T extends { readonly decision: Decision }>(deciding: Promise<T>): Promise<T> {
  if (!DECISIONS.hasSubscribers) return deciding;
  const start = performance.now();
  const tell = (rest: Omit<DecisionTold, 'seconds'>) =>
    DECISIONS.publish({ seconds: (performance.now() - start) / 1000, ...rest } satisfies DecisionTold);
  try {
    const decided = await deciding;
    tell({ outcome: decided.decision.outcome, eventId: decided.decision.event.id });
    return decided;
  } catch (error) {
    tell({ outcome: error instanceof Refusal ? 'refused' : 'failed' });
    throw error;
  }
}
