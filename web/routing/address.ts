import { useSyncExternalStore } from 'react';

/** The address is the state: a page is what its address says, and whoever is given the address sees the same. */
export interface Address {
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Parameters to set; `undefined` takes one out. */
export type QueryPatch = Readonly<Record<string, string | undefined>>;

const listeners = new Set<() => void>();
let href = '';
let current: Address = { path: '/', query: new URLSearchParams() };

function snapshot(): Address {
  if (href !== location.href) {
    href = location.href;
    current = { path: location.pathname, query: new URLSearchParams(location.search) };
  }
  return current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

export const useAddress = (): Address => useSyncExternalStore(subscribe, snapshot);

/** A text told of the address: whoever shows it is drawn again only when it changes, and not with every keystroke. */
export const useOfAddress = <T extends string | undefined>(tell: (address: Address) => T): T =>
  useSyncExternalStore(subscribe, () => tell(snapshot()));

/** One parameter of the address. */
export const useParameter = (name: string): string | undefined =>
  useOfAddress(({ query }) => query.get(name) ?? undefined);

/** @param replace whether the address takes the place of the last one in the history, as while something is dragged */
export function goTo(address: string, replace = false): void {
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  for (const listener of listeners) listener();
}

/** The same page with other parameters, in a lasting order so that one state has one address. */
export function patched(query: URLSearchParams, patch: QueryPatch): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(patch))
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  next.sort();
  const text = next.toString().replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

export const patchQuery = (patch: QueryPatch, replace = false): void =>
  goTo(location.pathname + patched(new URLSearchParams(location.search), patch), replace);
