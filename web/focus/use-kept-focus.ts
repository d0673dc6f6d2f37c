import { useEffect, useRef, type FocusEvent, type RefObject } from 'react';

interface KeptFocus<E> {
  readonly ref: RefObject<E | null>;
  readonly tabIndex: -1;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: () => void;
}

/**
 * For what is drawn anew while the focus is in it: where the element that had it is gone, the whole takes it, and who
 * uses the keyboard goes on from there.
 * @returns properties for its element
 */
export function useKeptFocus<E extends HTMLElement>(): KeptFocus<E> {
  const element = useRef<E>(null);
  const holder = useRef<Element>(null);
  useEffect(() => {
    if (holder.current && !holder.current.isConnected && document.activeElement === document.body)
      element.current?.focus({ preventScroll: true });
  });
  return {
    ref: element,
    tabIndex: -1,
    onFocus: ({ target }) => {
      holder.current = target;
    },
    onBlur: () => {
      holder.current = null;
    },
  };
}
