import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { LASTING } from './lasting.js';
import { goTo, patched, useOfAddress, type Address, type QueryPatch } from './address.js';

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** Path of the page. */
  readonly to: string;
  /** Its own parameters; the two dates and the language go along by themselves. */
  readonly query?: QueryPatch;
}

/** A page has very many links, and each asks. */
const KNOWN = new WeakMap<Address, string>();

function lastingOf(address: Address): string {
  const known = KNOWN.get(address);
  if (known !== undefined) return known;
  const lasting = [...address.query].filter(([name]) => LASTING.includes(name));
  const text = new URLSearchParams(lasting).toString();
  KNOWN.set(address, text);
  return text;
}

/** A link to a page of ours, at the dates that the reader stands at. */
export function Link({ to, query = {}, onClick, ...rest }: LinkProps) {
  const lasting = useOfAddress(lastingOf);
  const href = to + patched(new URLSearchParams(lasting), query);
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
    if (event.defaultPrevented || elsewhere) return;
    event.preventDefault();
    goTo(href);
    window.scrollTo(0, 0);
  };
  return <a {...rest} href={href} onClick={follow} />;
}
