import { useDraft } from '../parts/use-draft.js';

interface SliderProps {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly text: (value: number) => string;
  readonly onSlide: (value: number) => void;
  readonly disabled?: boolean;
}

/** Slides over whole numbers; while it is dragged, the page follows a few times a second. */
export function Slider({ label, min, max, value, text, onSlide, disabled = false }: SliderProps) {
  const [shown, slide] = useDraft(value, onSlide);
  return (
    <input
      type="range"
      className="slider"
      aria-label={label}
      aria-valuetext={text(shown)}
      title={text(shown)}
      min={min}
      max={max}
      value={Math.min(max, Math.max(min, shown))}
      disabled={disabled}
      onChange={({ target }) => slide(Number(target.value))}
    />
  );
}
