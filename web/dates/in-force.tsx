import { useMessages } from '../i18n/language.js';
import { ActionButton } from '../parts/action-button.js';
import { DateField } from './date-field.js';
import { moveTo, useDates } from './dates.js';
import { dayOfIso, isoOfDay, today } from './days.js';
import { DATES_MESSAGES } from './messages/index.js';
import { Slider } from './slider.js';

/** Years that the slider spans; an earlier day, written into the field, stretches it. */
const YEARS = 12;

const yearsBack = (day: number, years: number): number =>
  dayOfIso(`${Number(isoOfDay(day).slice(0, 4)) - years}-01-01`)!;

/** What was in force on which day. */
export function InForce() {
  const t = useMessages(DATES_MESSAGES);
  const { effectiveAt } = useDates();
  const last = today();
  const day = dayOfIso(effectiveAt ?? '') ?? last;
  const set = (next: number) => moveTo({ effectiveAt: next === last ? undefined : isoOfDay(next) });
  const write = (text: string) => {
    const next = text === '' ? last : dayOfIso(text);
    if (next !== undefined) set(next);
    return next !== undefined;
  };
  return (
    <div className="dates-row">
      <DateField label={t.inForce} value={effectiveAt ?? isoOfDay(last)} onWrite={write} rule={t.notADay} />
      <Slider
        label={t.inForceSlider}
        min={Math.min(yearsBack(last, YEARS), yearsBack(day, 1))}
        max={Math.max(last, day)}
        value={day}
        text={isoOfDay}
        onSlide={set}
      />
      <ActionButton className="quiet dates-reset" off={effectiveAt === undefined} onClick={() => set(last)}>
        {t.today}
      </ActionButton>
    </div>
  );
}
