import { useRef } from 'react';
import { dayOfIso } from '../../../dates/days.js';
import { useLanguage, useMessages } from '../../../i18n/language.js';
import { useShownDate } from '../../../i18n/dates.js';
import { patchQuery, useAddress } from '../../../routing/address.js';
import { Detail } from '../detail/detail.js';
import { PRODUCT_MESSAGES } from '../messages/index.js';
import type { Band } from './band.js';
import { ClockBand } from './clock-band.js';
import { LaneHead } from './lane-head.js';
import type { Lane } from './lanes.js';
import { MarkButton } from './mark-button.js';
import { isDated } from './marks.js';
import { linesOf, placed, wordsWidth } from './placing.js';
import { percentOf, type Scale, type Tick } from './scale.js';

interface LaneRowProps {
  readonly lane: Lane;
  readonly band: Band | undefined;
  readonly scale: Scale;
  readonly ticks: readonly Tick[];
  readonly today: number;
  /** Of the picture, in pixels. */
  readonly width: number;
}

const LINE = 26;
const BAND = 16;

export function LaneRow({ lane, band, scale, ticks, today, width }: LaneRowProps) {
  const t = useMessages(PRODUCT_MESSAGES);
  const language = useLanguage();
  const shownDate = useShownDate();
  const open = useAddress().query.get('event');
  const marks = lane.marks.filter(isDated);
  const undated = lane.marks.filter((mark) => !isDated(mark));
  const words = marks.map((mark) => `${mark.label[language]} ${shownDate(mark.effectiveOn)}`);
  const places = placed(
    marks.map(({ earliest, latest }, at) => ({
      left: (percentOf(scale, earliest) / 100) * width,
      right: (percentOf(scale, latest) / 100) * width,
      words: wordsWidth(words[at]!) + 20,
    })),
    width,
  );
  const opened = lane.marks.find(({ eventId }) => eventId === open);
  const goal = dayOfIso(lane.goal ?? '');
  const section = useRef<HTMLElement>(null);
  const close = () => {
    section.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    patchQuery({ event: undefined }, true);
  };
  return (
    <section
      className="lane"
      ref={section}
      aria-label={[lane.agency, lane.id].filter(Boolean).join(' ')}
      onKeyDown={({ key }) => {
        if (key === 'Escape') close();
      }}
    >
      <LaneHead lane={lane} />
      <div className="track" style={{ height: linesOf(places) * LINE + (band ? BAND : 0) + 8 }}>
        {ticks.map(({ day }) => (
          <i key={day} className="gridline" style={{ left: `${percentOf(scale, day)}%` }} />
        ))}
        <i className="gridline gridline-today" style={{ left: `${percentOf(scale, today)}%` }} />
        {band && <ClockBand band={band} goal={goal} scale={scale} />}
        {marks.map((mark, at) => (
          <MarkButton
            key={mark.eventId}
            mark={mark}
            words={mark.label[language]}
            date={shownDate(mark.effectiveOn)}
            place={places[at]!}
            scale={scale}
            width={width}
            top={places[at]!.line * LINE + 2}
            open={mark.eventId === open}
            onOpen={() => patchQuery({ event: mark.eventId === open ? undefined : mark.eventId }, true)}
          />
        ))}
      </div>
      {undated.length > 0 && (
        <p className="lane-undated">
          {undated.map(({ eventId, label }) => (
            <button
              key={eventId}
              type="button"
              className="quiet"
              aria-expanded={eventId === open}
              onClick={() => patchQuery({ event: eventId === open ? undefined : eventId }, true)}
            >
              {label[language]} {shownDate('../..')}
            </button>
          ))}
        </p>
      )}
      {opened && <Detail mark={opened} onClose={close} />}
      {lane.findings.length > 0 && (
        <ul className="findings" aria-label={t.findings}>
          {lane.findings.map(({ code, message, eventIds }) => (
            <li key={`${code} ${eventIds.join(' ')}`}>{t.findingCodes[code] ?? message}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
