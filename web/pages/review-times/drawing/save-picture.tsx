import { useMessages } from '../../../i18n/language.js';
import { saveFile } from '../../../parts/save-file.js';
import type { Drawn } from './drawn.js';
import { DRAWING_MESSAGES } from './messages.js';
import type { Palette } from './palette.js';
import { pngOf, svgText } from './whole-picture.js';

interface SavePictureProps {
  readonly drawn: Drawn;
  readonly palette: Palette;
  readonly title: string;
  readonly caption: readonly string[];
}

/** The picture as a file: with its title, its key, and under it what it holds for. */
export function SavePicture({ drawn, palette, title, caption }: SavePictureProps) {
  const t = useMessages(DRAWING_MESSAGES);
  const name = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  const svg = () => svgText(drawn, palette, title, caption);
  return (
    <p className="drawing-ways no-print">
      <button
        type="button"
        onClick={() => saveFile(new Blob([svg()], { type: 'image/svg+xml' }), `${name}.svg`)}
      >
        {t.svg}
      </button>
      <button type="button" onClick={() => void pngOf(svg()).then((png) => saveFile(png, `${name}.png`))}>
        {t.png}
      </button>
    </p>
  );
}
