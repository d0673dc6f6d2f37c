import { isUnreachable, type Problem } from '../api/client.js';
import { moveTo } from '../dates/dates.js';
import { useMessages } from '../i18n/language.js';
import { BrokenRules } from './broken-rules.js';
import type { PartsMessages } from './messages/en.js';
import { PARTS_MESSAGES } from './messages/index.js';
import { Refused } from './refused.js';
import { Said } from './said.js';

interface FailedProps {
  readonly problem: Problem;
  /** Absent where it is asked again by what is beside it. */
  readonly again?: () => void;
}

/** A problem of the API's, and what to do about it. */
export function Failed({ problem, again }: FailedProps) {
  const t = useMessages(PARTS_MESSAGES);
  const { type, status, title, detail, errors = [], contradicts } = problem;
  const unreachable = isUnreachable(problem);
  const told = !unreachable && detail !== '' && (status !== 400 || errors.length === 0);
  return (
    <div className="failed" role="alert">
      <h2>{t.problems[type.slice(type.lastIndexOf('/') + 1)] ?? <Said text={title} />}</h2>
      {told && (
        <p>
          <Refused text={detail} contradicts={contradicts} />
        </p>
      )}
      {errors.length > 0 && <BrokenRules errors={errors} />}
      <p>{unreachable ? t.unreachable : adviceFor(status, again !== undefined, t)}</p>
      {again && <Ways again={again} />}
    </div>
  );
}

function adviceFor(status: number, asked: boolean, t: PartsMessages): string {
  if (status === 401 || status === 403) return t.mayNot;
  if (status === 429 || status === 503) return t.busy;
  if (status >= 500) return t.broken;
  if (!asked) return t.mend;
  return status === 404 ? t.notThere : t.refused;
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
