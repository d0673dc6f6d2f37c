import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** A choice that a reader has made in this browser; undefined where none was made. */
export const useStored = (name: string): string | undefined =>
  useSyncExternalStore(subscribe, () => localStorage.getItem(name) ?? undefined);

export function store(name: string, value: string | undefined): void {
  if (value === undefined) localStorage.removeItem(name);
  else localStorage.setItem(name, value);
  for (const listener of listeners) listener();
}
