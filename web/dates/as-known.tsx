import { useLanguage, useMessages } from '../i18n/language.js';
import { shownNumber } from '../i18n/numbers.js';
import { ActionButton } from '../parts/action-button.js';
import { DateField } from './date-field.js';
import { moveTo, useDates } from './dates.js';
import { isoOfDay, today } from './days.js';
import { positionOf, readKnown } from './known.js';
import { DATES_MESSAGES } from './messages/index.js';
import { useShownBasis } from './shown-basis.js';
import { Slider } from './slider.js';
import { useLogSize } from './use-log-size.js';

/** What the register knew when. The slider goes event by event: whatever was recorded together is told apart. */
export function AsKnown() {
  const t = useMessages(DATES_MESSAGES);
  const language = useLanguage();
  const { knownAt } = useDates();
  const basis = useShownBasis();
  const size = useLogSize(knownAt === undefined);
  const position = positionOf(knownAt) ?? basis?.position ?? size ?? 0;
  const end = Math.max(size ?? position, position);
  const count = (n: number) => t.events(shownNumber(n, language), shownNumber(end, language));
  const write = (text: string) => {
    const next = readKnown(text);
    if (next === null) return false;
    moveTo({ knownAt: next });
    return true;
  };
  const learnt = knownAt === undefined ? isoOfDay(today()) : (basis?.knownAt?.slice(0, 10) ?? knownAt);
  return (
    <div className="dates-row">
      <DateField label={t.known} value={learnt} onWrite={write} rule={t.notKnown} />
      <Slider
        label={t.knownSlider}
        min={0}
        max={end}
        value={position}
        text={count}
        disabled={size === undefined}
        onSlide={(next) => moveTo({ knownAt: next === end ? undefined : `position:${next}` })}
      />
      <ActionButton
        className="quiet dates-reset"
        off={knownAt === undefined}
        onClick={() => moveTo({ knownAt: undefined })}
      >
        {t.now}
      </ActionButton>
      <p className="dates-count">{size === undefined ? '' : count(position)}</p>
    </div>
  );
}
