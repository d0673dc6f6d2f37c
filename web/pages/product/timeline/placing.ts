/** A mark with its words, as wide as they are on the screen. */
export interface Wide {
  /** Left and right end of the mark itself, in pixels. */
  readonly left: number;
  readonly right: number;
  /** Width of its words, in pixels. */
  readonly words: number;
}

export interface Place {
  /** The line it stands on, from 0 at the top. */
  readonly line: number;
  /** Where its words stand; below it they take the next line as well. */
  readonly side: 'right' | 'left' | 'below';
  /** Left end of the mark and its words together, in pixels. */
  readonly from: number;
}

interface Taken {
  readonly from: number;
  readonly to: number;
}

const GAP = 12;

/**
 * Puts marks on as few lines as it takes that no words run into others. Words stand to the right of their mark, to
 * its left where they would run out of the picture, and below it where they would on either side.
 */
export function placed(marks: readonly Wide[], width: number): Place[] {
  const lines: Taken[][] = [];
  return marks.map((mark) => {
    const { side, from, to } = extentOf(mark, width);
    const free = (line: number) =>
      (lines[line] ?? []).every((each) => to + GAP <= each.from || each.to + GAP <= from);
    const height = side === 'below' ? 2 : 1;
    let line = 0;
    while (!free(line) || (height === 2 && !free(line + 1))) line++;
    for (let at = line; at < line + height; at++) (lines[at] ??= []).push({ from, to });
    return { line, side, from };
  });
}

function extentOf({ left, right, words }: Wide, width: number): Taken & Pick<Place, 'side'> {
  if (right + words <= width) return { side: 'right', from: left, to: right + words };
  if (left - words >= 0) return { side: 'left', from: left - words, to: right };
  const from = Math.max(0, Math.min(left, width - words));
  return { side: 'below', from, to: Math.max(right, from + words) };
}

/** How many lines the marks take. */
export const linesOf = (places: readonly Place[]): number =>
  Math.max(1, ...places.map(({ line, side }) => line + (side === 'below' ? 2 : 1)));

/** Width of words, near enough to keep them apart: a Han character is as wide as it is high, others half of it. */
export const wordsWidth = (words: string, size = 13): number =>
  [...words].reduce((width, each) => width + (each >= '\u2e80' ? size : size * 0.58), 0);
