import { useCallback, useEffect, useState } from 'react';
import { ProblemError, read, type Answer, type Problem, type Question, type ReadPath } from './client.js';

/** What came of a question. While a newer one is on its way the last answer stays, marked as old. */
export interface Asked<T> {
  readonly answer?: T;
  readonly problem?: Problem;
  readonly loading: boolean;
  readonly again: () => void;
}

interface Came<T> {
  readonly key: string;
  readonly answer?: T;
  readonly problem?: Problem;
}

/**
 * Asks the API, and asks again when the question changes; a question that is no longer meant is given up.
 * @param question undefined where there is nothing to ask yet
 */
export function useAnswer<P extends ReadPath>(path: P, question: Question<P> | undefined): Asked<Answer<P>> {
  const [attempt, setAttempt] = useState(0);
  const [came, setCame] = useState<Came<Answer<P>>>();
  const key = question && JSON.stringify([path, question, attempt]);
  useEffect(() => {
    if (key === undefined) return;
    const controller = new AbortController();
    const [, asked] = JSON.parse(key) as [P, Question<P>];
    read(path, asked, controller.signal).then(
      (answer) => setCame({ key, answer }),
      (error: unknown) => {
        if (controller.signal.aborted) return;
        if (!(error instanceof ProblemError)) throw error;
        setCame({ key, problem: error.problem });
      },
    );
    return () => controller.abort();
  }, [key, path]);
  const again = useCallback(() => setAttempt((n) => n + 1), []);
  const loading = key !== undefined && came?.key !== key;
  return {
    ...(came?.answer !== undefined && { answer: came.answer }),
    ...(came?.problem && !loading && { problem: came.problem }),
    loading,
    again,
  };
}
