import { useEffect, useRef, type RefObject } from 'react';
import { pageElement } from './page-element.js';

/**
 * For what opens elsewhere on a page than what opened it: it takes the focus, also when it is opened of something else,
 * and gives it back when it is closed. Where nothing had the focus, as when an address is opened, it takes none.
 * @param of what it is open of
 * @returns for the element, which needs `tabIndex={-1}`
 */
export function useLentFocus<E extends HTMLElement>(of: string): RefObject<E | null> {
  const element = useRef<E>(null);
  const lender = useRef<Element>(null);
  useEffect(() => {
    const before = document.activeElement;
    if (before === document.body || before === pageElement() || element.current!.contains(before)) return;
    lender.current = before;
    element.current!.focus();
  }, [of]);
  useEffect(
    () => () => {
      if (document.activeElement !== document.body) return;
      const back = lender.current?.isConnected ? lender.current : pageElement();
      (back as HTMLElement | null)?.focus();
    },
    [],
  );
  return element;
}
