import { useEffect, useSyncExternalStore } from 'react';
import type { Basis } from '../api/client.js';

const listeners = new Set<() => void>();
let shown: Basis | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A page tells which pair of dates its answer holds for; the dates control shows it. */
export function useShowBasis(basis: Basis | undefined): void {
  useEffect(() => {
    shown = basis;
    for (const listener of listeners) listener();
  }, [basis]);
}

export const useShownBasis = (): Basis | undefined => useSyncExternalStore(subscribe, () => shown);
