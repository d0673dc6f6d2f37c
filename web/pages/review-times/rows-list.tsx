import type { ReactNode } from 'react';
import type { Asked } from '../../api/use-answer.js';
import { useLentFocus } from '../../focus/use-lent-focus.js';
import { useLanguage, useMessages } from '../../i18n/language.js';
import { shownNumber } from '../../i18n/numbers.js';
import { Answered } from '../../parts/answered.js';
import { Paging } from '../../parts/paging.js';
import { REVIEW_TIMES_MESSAGES } from './messages/index.js';

/** As many rows as are asked for at a time. */
export const LIMIT = 50;

interface RowsListProps<T> {
  /** The mark that the rows are of, as its address has it. */
  readonly of: string;
  /** What they are behind, in words. */
  readonly behind: string;
  /** What narrows them. */
  readonly choice: ReactNode;
  readonly asked: Asked<{ readonly items: readonly T[]; readonly total: number; readonly next?: string }>;
  readonly heads: readonly string[];
  /** The head of a last column of numbers. */
  readonly numberHead?: string;
  /** A row of the table. */
  readonly row: (item: T) => ReactNode;
  readonly onClose: () => void;
}

/** The rows behind a figure: which they are, a choice among them, how many, and each in a table. */
export function RowsList<T>({
  of,
  behind,
  choice,
  asked,
  heads,
  numberHead,
  row,
  onClose,
}: RowsListProps<T>) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const language = useLanguage();
  const section = useLentFocus<HTMLElement>(of);
  return (
    <section className="rows" ref={section} tabIndex={-1} aria-labelledby="rows-title">
      <div className="rows-head">
        <h2 id="rows-title">{t.rowsTitle(behind)}</h2>
        {choice}
        <button type="button" className="no-print" onClick={onClose}>
          {t.close}
        </button>
      </div>
      <Answered asked={asked} rows={6}>
        {({ items, total, next }) =>
          total === 0 ? (
            <p role="status">{t.noRows}</p>
          ) : (
            <>
              <p className="soft" role="status">
                {t.spanTotal(shownNumber(total, language))}
              </p>
              <div className="wide" tabIndex={0} role="region" aria-label={t.tableOf(t.rowsOf)}>
                <table>
                  <thead>
                    <tr>
                      {heads.map((head) => (
                        <th key={head} scope="col">
                          {head}
                        </th>
                      ))}
                      {numberHead !== undefined && (
                        <th scope="col" className="number">
                          {numberHead}
                        </th>
                      )}
                    </tr>
                  </thead>
                  <tbody>{items.map(row)}</tbody>
                </table>
              </div>
              <Paging next={next} />
            </>
          )
        }
      </Answered>
    </section>
  );
}
