import { useEffect, useRef, useState } from 'react';

/**
 * A value while it is typed or dragged. It shows at once; it is committed at once where nothing was committed just
 * before, else when the pause is over, so that a lone keystroke never waits and a burst asks twice and not ten times.
 * @param pause milliseconds
 */
export function useDraft<T>(value: T, commit: (value: T) => void, pause = 120): [T, (value: T) => void] {
  const [draft, setDraft] = useState<{ readonly value: T }>();
  const timer = useRef<number>(undefined);
  const last = useRef(-Infinity);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const settle = (next: T) => {
    last.current = performance.now();
    commit(next);
    setDraft(undefined);
  };
  const change = (next: T) => {
    window.clearTimeout(timer.current);
    const wait = last.current + pause - performance.now();
    if (wait <= 0) return settle(next);
    setDraft({ value: next });
    timer.current = window.setTimeout(() => settle(next), wait);
  };
  return [draft ? draft.value : value, change];
}
