import { isUnreachable, type Problem } from '../api/client.js';
import { moveTo } from '../dates/dates.js';
import { useMessages } from '../i18n/language.js';
import { PARTS_MESSAGES } from './messages/index.js';

interface FailedProps {
  readonly problem: Problem;
  /** Absent where it is asked again by what is beside it. */
  readonly again?: () => void;
}

/** A problem of the API's, and what to do about it. */
export function Failed({ problem, again }: FailedProps) {
  const t = useMessages(PARTS_MESSAGES);
  const { status, title, detail, errors = [] } = problem;
  const unreachable = isUnreachable(problem);
  const told = !unreachable && (status !== 400 || errors.length === 0);
  const advice = unreachable
    ? t.unreachable
    : status === 404
      ? t.notThere
      : status < 500
        ? t.refused
        : t.broken;
  return (
    <div className="failed" role="alert">
      <h2>{t.problems[status] ?? title}</h2>
      {told && <p>{detail}</p>}
      {errors.length > 0 && (
        <dl>
          {errors.map(({ field, value, rule }) => (
            <div key={`${field} ${rule}`}>
              <dt>{field}</dt>
              <dd>
                {value !== undefined && (
                  <code>{typeof value === 'string' ? value : JSON.stringify(value)}</code>
                )}{' '}
                {rule}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p>{advice}</p>
      {again && <Ways again={again} />}
    </div>
  );
}

function Ways({ again }: { readonly again: () => void }) {
  const t = useMessages(PARTS_MESSAGES);
  return (
    <p className="failed-ways">
      <button type="button" onClick={again}>
        {t.again}
      </button>
      <button
        type="button"
        onClick={() => moveTo({ effectiveAt: undefined, knownAt: undefined, changes: undefined }, false)}
      >
        {t.toNow}
      </button>
    </p>
  );
}
