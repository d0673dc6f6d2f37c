import { useMessages } from '../i18n/language.js';
import { ActionButton } from '../parts/action-button.js';
import { AsKnown } from './as-known.js';
import './dates.css';
import { isNow, moveTo, useChangesShown, useDates } from './dates.js';
import { InForce } from './in-force.js';
import { DATES_MESSAGES } from './messages/index.js';
import { useShownBasis } from './shown-basis.js';

/** The two dates every page is read at, in the address. */
export function DatesControl() {
  const t = useMessages(DATES_MESSAGES);
  const dates = useDates();
  const basis = useShownBasis();
  const changes = useChangesShown();
  const past = !isNow(dates);
  const pinned = dates.effectiveAt !== undefined && dates.knownAt !== undefined;
  return (
    <section className={`dates no-print${past ? ' dates-past' : ''}`} aria-label={t.title}>
      <InForce />
      <AsKnown />
      <div className="dates-more">
        <label className={past ? 'check' : 'check check-off'}>
          <input
            type="checkbox"
            checked={changes}
            disabled={!past}
            onChange={({ target }) => moveTo({ changes: target.checked ? '1' : undefined })}
          />
          {t.changes}
        </label>
        <ActionButton
          className="quiet"
          title={t.pinHint}
          off={pinned || !basis}
          onClick={() =>
            basis && moveTo({ effectiveAt: basis.effectiveAt, knownAt: `position:${basis.position}` }, false)
          }
        >
          {t.pin}
        </ActionButton>
        <p className="dates-note" role="status">
          {past && !changes ? t.past : ''}
        </p>
      </div>
    </section>
  );
}
