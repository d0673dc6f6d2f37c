import { useEffect } from 'react';

/** Names the page in the window, so that tabs and history tell it apart. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Clockstop`;
  }, [title]);
}
