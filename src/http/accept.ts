interface Range {
  readonly type: string;
  readonly quality: number;
}

/**
 * Which of the media types a client would rather have (RFC 9110 §12.5.1): of equals the one offered first. Where it
 * accepts none it gets the first, which the RFC allows.
 */
export function preferredType<T extends string>(
  accept: string | undefined,
  offered: readonly [T, ...T[]],
): T {
  const ranges = (accept ?? '').split(',').map(rangeOf);
  let best = offered[0];
  let most = 0;
  for (const type of offered) {
    const quality = qualityOf(type, ranges);
    if (quality > most) [best, most] = [type, quality];
  }
  return best;
}

function rangeOf(text: string): Range {
  const [type, ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return { type: type!, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

/** The most specific range that matches decides. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  for (const candidate of [type, `${type.split('/', 1)[0]}/*`, '*/*']) {
    const range = ranges.find((each) => each.type === candidate);
    if (range) return range.quality;
  }
  return 0;
}
