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
  readonly side: 'right' | 'left';
}

const GAP = 12;

/**
 * Puts marks on as few lines as it takes that no words run into others. Words stand to the right of their mark, or
 * to the left where they would run out of the picture.
 */
export function placed(marks: readonly Wide[], width: number): Place[] {
  const lines: { readonly from: number; readonly to: number }[][] = [];
  return marks.map(({ left, right, words }) => {
    const side = right + words > width && left - words > 0 ? 'left' : 'right';
    const [from, to] = side === 'right' ? [left, right + words] : [left - words, right];
    const free = (taken: (typeof lines)[number]) =>
      taken.every((each) => to + GAP <= each.from || each.to + GAP <= from);
    let line = lines.findIndex(free);
    if (line < 0) line = lines.push([]) - 1;
    lines[line]!.push({ from, to });
    return { line, side };
  });
}

/** Width of words, near enough to keep them apart: a Han character is as wide as it is high, others half of it. */
export const wordsWidth = (words: string, size = 13): number =>
  [...words].reduce((width, each) => width + (each >= '\u2e80' ? size : size * 0.58), 0);
