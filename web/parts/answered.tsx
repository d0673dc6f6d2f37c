import type { ReactNode } from 'react';
import type { Asked } from '../api/use-answer.js';
import { useKeptFocus } from '../focus/use-kept-focus.js';
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
  const kept = useKeptFocus<HTMLDivElement>();
  const old = loading && answer !== undefined;
  return (
    <div {...kept} className={old ? 'answered answered-old' : 'answered'} aria-busy={loading}>
      {problem ? (
        <Failed problem={problem} again={again} />
      ) : answer === undefined ? (
        <Waiting rows={rows} />
      ) : (
        children(answer)
      )}
    </div>
  );
}
