import { dayOfIso } from '../../../dates/days.js';
import { useMessages } from '../../../i18n/language.js';
import { PRODUCT_MESSAGES } from '../messages/index.js';
import { bandOf } from './band.js';
import './chart.css';
import { LaneRow } from './lane-row.js';
import { Legend } from './legend.js';
import { daysOf, type Lane } from './lanes.js';
import { percentOf, scaleOf, ticksOf } from './scale.js';
import { useWidth } from './use-width.js';

interface ChartProps {
  readonly lanes: readonly Lane[];
  /** The day in force, which the line across all lanes marks. */
  readonly day: string;
}

/** Widths that the words of the axis take, in pixels. */
const LABEL = 150;
const TICK = 52;

/** Lanes under one another on one scale of days. */
export function Chart({ lanes, day }: ChartProps) {
  const t = useMessages(PRODUCT_MESSAGES);
  const [axis, width] = useWidth<HTMLDivElement>();
  if (lanes.length === 0)
    return (
      <div className="empty" role="status">
        <p>{t.noDated}</p>
        <p>{t.noDatedAdvice}</p>
      </div>
    );
  const today = dayOfIso(day)!;
  const bands = lanes.map(({ clock, marks }) => bandOf(clock, marks, today));
  const deadlines = bands.flatMap((band) => band?.deadline?.latest ?? []);
  const goals = lanes.flatMap(({ goal }) => dayOfIso(goal ?? '') ?? []);
  const scale = scaleOf([today, ...daysOf(lanes), ...deadlines, ...goals]);
  const ticks = ticksOf(scale);
  return (
    <section className="chart" aria-labelledby="timeline">
      <h2 id="timeline">{t.timeline}</h2>
      <p className="hint no-print">{t.timelineHint}</p>
      <Legend />
      <div className="axis" ref={axis} aria-hidden="true">
        {ticks
          .filter(({ day: at }) => (percentOf(scale, at) / 100) * width < width - TICK)
          .map(({ day: at, label }) => (
            <span key={at} style={{ left: `${percentOf(scale, at)}%` }}>
              {label}
            </span>
          ))}
        <span
          className={
            (percentOf(scale, today) / 100) * width < LABEL ? 'axis-today axis-today-left' : 'axis-today'
          }
          style={{ left: `${percentOf(scale, today)}%` }}
        >
          {t.today(day)}
        </span>
      </div>
      {lanes.map((lane, at) => (
        <LaneRow
          key={`${lane.kind} ${lane.id}`}
          lane={lane}
          band={bands[at]}
          scale={scale}
          ticks={ticks}
          today={today}
          width={width}
        />
      ))}
    </section>
  );
}
