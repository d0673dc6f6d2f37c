import type { ReactNode } from 'react';
import type { Asked } from '../api/use-answer.js';
import { Failed } from './failed.js';
import { Waiting } from './waiting.js';

interface AnsweredProps<T> {
  readonly asked: Asked<T>;
  /** Lines that the answer will fill, as far as one can tell. */
  readonly rows: number;
  readonly children: (answer: T) => ReactNode;
}

/** What came of a question: what is on its way, what went wrong, or the answer. An old answer stays, marked as old. */
export function Answered<T>({ asked, rows, children }: AnsweredProps<T>) {
  const { answer, problem, loading, again } = asked;
  if (problem) return <Failed problem={problem} again={again} />;
  if (answer === undefined) return <Waiting rows={rows} />;
  return (
    <div className={loading ? 'answered answered-old' : 'answered'} aria-busy={loading}>
      {children(answer)}
    </div>
  );
}
