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
/** What is shown already, and written into the browser's address when there is time. */
let unwritten: number | undefined;

function snapshot(): Address {
  if (unwritten === undefined && href !== location.href) become(location.href);
  return current;
}

function become(next: string): void {
  const { pathname, searchParams } = new URL(next);
  href = next;
  current = { path: pathname, query: searchParams };
}

/** A browser takes as long to change the address as to ask a question: the question goes first. */
function writeLater(): void {
  unwritten ??= window.setTimeout(() => {
    unwritten = undefined;
    history.replaceState(null, '', href);
  });
}

/** @returns whether there was something to be written */
function writeNoMore(): boolean {
  window.clearTimeout(unwritten);
  const was = unwritten;
  unwritten = undefined;
  return was !== undefined;
}

function subscribe(listener: () => void): () => void {
  const moved = () => {
    writeNoMore();
    listener();
  };
  listeners.add(listener);
  window.addEventListener('popstate', moved);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', moved);
  };
}

export const useAddress = (): Address => useSyncExternalStore(subscribe, snapshot);

/** Something told of the address: whoever shows it is drawn again only when it changes, and not with every keystroke. */
export const useOfAddress = <T extends string | boolean | undefined>(tell: (address: Address) => T): T =>
  useSyncExternalStore(subscribe, () => tell(snapshot()));

/** One parameter of the address. */
export const useParameter = (name: string): string | undefined =>
  useOfAddress(({ query }) => query.get(name) ?? undefined);

/** @param replace whether the address takes the place of the last one in the history, as while something is dragged */
export function goTo(address: string, replace = false): void {
  if (replace) {
    become(new URL(address, location.href).href);
    writeLater();
  } else {
    if (writeNoMore()) history.replaceState(null, '', href);
    history.pushState(null, '', address);
  }
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

export function patchQuery(patch: QueryPatch, replace = false): void {
  const { path, query } = snapshot();
  goTo(path + patched(query, patch), replace);
}
