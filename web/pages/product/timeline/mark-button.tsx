import { useMessages } from '../../../i18n/language.js';
import { MARKS } from '../../../i18n/marks.js';
import { PRODUCT_MESSAGES } from '../messages/index.js';
import type { Mark } from './marks.js';
import type { Place } from './placing.js';
import { percentOf, type Scale } from './scale.js';

interface MarkButtonProps {
  readonly mark: Mark;
  readonly words: string;
  readonly date: string;
  readonly place: Place;
  readonly scale: Scale;
  /** Of the picture, in pixels. */
  readonly width: number;
  /** Pixels from the top of the track. */
  readonly top: number;
  readonly open: boolean;
  readonly onOpen: () => void;
}

/** A point is 24 pixels wide, with its day in the middle. */
const HALF = 12;

/** A point; a bar with soft ends where the date is imprecise, fading out where it is open. */
export function MarkButton({ mark, words, date, place, scale, width, top, open, onOpen }: MarkButtonProps) {
  const t = useMessages(PRODUCT_MESSAGES);
  const { comma } = useMessages(MARKS);
  const { earliest, latest, certain, found, corrected, change } = mark;
  const [left, right] = [percentOf(scale, earliest), percentOf(scale, latest)];
  const shape =
    earliest === latest
      ? 'point'
      : !Number.isFinite(earliest)
        ? 'from-open'
        : !Number.isFinite(latest)
          ? 'to-open'
          : 'bar';
  const start = (left / 100) * width - (shape === 'point' ? HALF : 0);
  const below =
    place.side === 'below' ? { left: place.from - start, maxWidth: width - place.from } : undefined;
  const more = [
    shape !== 'point' && t.softStart,
    !certain && t.possible,
    found && t.finding,
    corrected && t.corrected,
    change && t.kinds[change.kind],
  ].filter(Boolean);
  return (
    <button
      type="button"
      className={`mark mark-${place.side}`}
      data-shape={shape}
      data-certain={certain}
      data-found={found}
      data-change={change?.kind}
      aria-expanded={open}
      title={[words, date, ...more].join(comma)}
      style={{ top, left: `${left}%`, width: shape === 'point' ? undefined : `max(${right - left}%, 8px)` }}
      onClick={onOpen}
    >
      <span className="mark-shape" />
      <span className="mark-words" style={below}>
        {words} <span className="mark-date">{date}</span>
        {change?.kind === 'corrected' &&
          change.effectiveOn !== undefined &&
          change.effectiveOn !== mark.effectiveOn && <ins> {change.effectiveOn}</ins>}
        {more.length > 0 && <span className="visually-hidden">{comma + more.join(comma)}</span>}
      </span>
    </button>
  );
}
