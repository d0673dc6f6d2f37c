import type { Drawn } from './drawn.js';
import type { Palette } from './palette.js';

const SVG = 'http://www.w3.org/2000/svg';
const LINE = 18;
const PAD = 16;
/** Pixels of a PNG to a pixel of the picture: enough for print at the width of a column. */
const SCALE = 3;

/** One standing picture: title, key, the parts as drawn, and the lines under it. */
export function svgText(
  { pictures, legend }: Drawn,
  palette: Palette,
  title: string,
  caption: readonly string[],
) {
  const width = Math.max(...pictures.map((picture) => Number(picture.getAttribute('width'))));
  const whole = element('svg', { xmlns: SVG, 'font-family': palette.font, fill: palette.ink });
  whole.style.whiteSpace = 'pre';
  const ground = whole.appendChild(element('rect', { width: '100%', height: '100%', fill: palette.ground }));
  let y = PAD + LINE;
  const text = (words: string, size: number, fill = palette.ink) => {
    whole.appendChild(element('text', { x: PAD, y, 'font-size': size, fill }, words));
    y += LINE;
  };
  text(title, 15);
  for (const { name, colour, dash } of legend) {
    const line = { x1: PAD, x2: PAD + 24, y1: y - 4, y2: y - 4, stroke: colour };
    whole.appendChild(
      element('line', {
        ...line,
        'stroke-width': dash === undefined ? 8 : 3,
        'stroke-dasharray': dash ?? 'none',
      }),
    );
    whole.appendChild(element('text', { x: PAD + 32, y, 'font-size': 12 }, name));
    y += LINE;
  }
  for (const picture of pictures) {
    const part = picture.cloneNode(true) as SVGSVGElement;
    // A tip belongs to the pointer, not to the picture.
    for (const tip of part.querySelectorAll('[aria-label="tip"]')) tip.remove();
    part.setAttribute('x', String(PAD / 2));
    part.setAttribute('y', String(y - LINE / 2));
    whole.appendChild(part);
    y += Number(picture.getAttribute('height'));
  }
  y += LINE / 2;
  for (const line of caption) text(line, 11, palette.soft);
  whole.setAttribute('width', String(width + PAD));
  whole.setAttribute('height', String(y));
  whole.setAttribute('viewBox', `0 0 ${width + PAD} ${y}`);
  ground.setAttribute('height', String(y));
  return new XMLSerializer().serializeToString(whole);
}

export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be written')))),
  );
}

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}
