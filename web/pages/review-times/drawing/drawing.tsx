import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { FigureData, Picked } from '../figures/figure.js';
import { drawBoxes } from './boxes.js';
import { drawCounts } from './counts.js';
import type { Drawn } from './drawn.js';
import { drawIncidence } from './incidence.js';
import { readPalette, type Palette } from './palette.js';
import { SavePicture } from './save-picture.js';
import { drawSurvival } from './survival.js';

export interface DrawingProps {
  readonly data: FigureData;
  readonly title: string;
  /** What a picture taken away says of itself under it. */
  readonly caption: readonly string[];
  readonly onPick: (mark: Picked) => void;
}

/** The one component that knows Observable Plot; it is loaded when there is something to draw. */
export default function Drawing({ data, title, caption, onPick }: DrawingProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const palette = usePalette();
  const [drawn, setDrawn] = useState<Drawn>();
  useEffect(() => {
    if (!box.current || width === 0) return;
    const made = draw(data, width, palette);
    // Plot writes a style sheet into each picture, which the pages' policy forbids; review-times.css says the same.
    for (const picture of made.pictures) picture.querySelector(':scope > style')?.remove();
    box.current.replaceChildren(...made.pictures);
    setDrawn(made);
  }, [data, width, palette]);
  const pick = () => {
    const mark = drawn?.picked();
    if (mark) onPick(mark);
  };
  return (
    <figure className="drawing">
      {drawn && drawn.legend.length > 0 && (
        <ul className="legend">
          {drawn.legend.map(({ name, colour, dash }) => (
            <li key={name}>
              <svg width="24" height="10" aria-hidden="true">
                {dash === undefined ? (
                  <rect width="24" height="10" fill={colour} />
                ) : (
                  <line x2="24" y1="5" y2="5" stroke={colour} strokeWidth="3" strokeDasharray={dash} />
                )}
              </svg>
              {name}
            </li>
          ))}
        </ul>
      )}
      <div className="drawing-box" role="img" aria-label={title} onClick={pick}>
        <div ref={box} aria-hidden="true" />
      </div>
      {drawn && <SavePicture drawn={drawn} palette={palette} title={title} caption={caption} />}
    </figure>
  );
}

function draw(data: FigureData, width: number, palette: Palette): Drawn {
  switch (data.kind) {
    case 'survival':
      return drawSurvival(data, width, palette);
    case 'incidence':
      return drawIncidence(data, width, palette);
    case 'boxes':
      return drawBoxes(data, width, palette);
    case 'counts':
      return drawCounts(data, width, palette);
  }
}

function useWidth(box: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, [box]);
  return width;
}

/** Read anew when the theme changes, the reader's or the system's, and for paper. */
function usePalette(): Palette {
  const [palette, setPalette] = useState(readPalette);
  useEffect(() => {
    const read = () => setPalette(readPalette());
    const system = matchMedia('(prefers-color-scheme: dark)');
    const paper = matchMedia('print');
    // What is printed is what is drawn by then.
    const readAtOnce = () => flushSync(read);
    const theme = new MutationObserver(read);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    system.addEventListener('change', read);
    paper.addEventListener('change', readAtOnce);
    return () => {
      theme.disconnect();
      system.removeEventListener('change', read);
      paper.removeEventListener('change', readAtOnce);
    };
  }, []);
  return palette;
}
