import { useId } from 'react';
import { useMessages } from '../../i18n/language.js';
import { patched, useAddress } from '../../routing/address.js';
import { useCopy } from '../../parts/use-copy.js';
import type { Statistics } from './figures/groups.js';
import { REVIEW_TIMES_MESSAGES } from './messages/index.js';
import { spansAsked, type Question } from './question.js';

interface TakeAwayProps {
  readonly question: Question;
  readonly statistics: Statistics;
}

/** The figures and their rows as files, and an address that shows this figure for ever. */
export function TakeAway({ question, statistics: { basis } }: TakeAwayProps) {
  const t = useMessages(REVIEW_TIMES_MESSAGES);
  const id = useId();
  const { path, query } = useAddress();
  const pinned = { effectiveAt: basis.effectiveAt, knownAt: `position:${basis.position}` };
  const link = location.origin + path + patched(query, { ...pinned, changes: undefined });
  const [copied, copy] = useCopy(link);
  const file = (address: string, format: string, more: Readonly<Record<string, string | undefined>> = {}) =>
    address + patched(new URLSearchParams(), { ...spansAsked(question), ...pinned, ...more, format });
  const groupBy = question.groupBy.join(',') || undefined;
  const figures = (format: string) => file('/api/v1/review-times', format, { unit: question.unit, groupBy });
  const rows = (format: string) => file('/api/v1/review-times/spans', format);
  return (
    <section className="take-away no-print" aria-label={t.takeAway}>
      <p className="take-away-files">
        {FORMATS.flatMap((format) => [
          <a key={`figures ${format}`} href={figures(format)} download={`review-times.${format}`}>
            {t.figureAs[format]}
          </a>,
          <a key={`rows ${format}`} href={rows(format)} download={`spans.${format}`}>
            {t.rowsAs[format]}
          </a>,
        ])}
      </p>
      <div className="cite">
        <label htmlFor={id}>{t.cite}</label>
        <input
          id={id}
          readOnly
          value={link}
          aria-describedby={`${id}-hint`}
          onFocus={({ target }) => target.select()}
        />
        <button type="button" onClick={copy}>
          {copied ? t.copied : t.copy}
        </button>
        <p id={`${id}-hint`} className="soft">
          {t.citeHint}
        </p>
      </div>
    </section>
  );
}

/** Formats of the API besides JSON. */
const FORMATS = ['csv', 'parquet'] as const;
