const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const BRACKET = 0x5b;
const BRACE = 0x7b;
/** So many digits always fit a number exactly. */
const SAFE_DIGITS = 15;

/**
 * Whether a text that was parsed certainly lost nothing: as many keys in it as in its value, no long number and no
 * exponent, no escaped code unit, not deeper than allowed. One look at each character, and at none inside a string,
 * so that few texts have to be read token by token. False means only that a closer look is needed.
 */
export function isPlain(text: string, value: unknown, maxDepth: number): boolean {
  let keys = 0;
  let opened = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) {
      if (++digits > SAFE_DIGITS) return false;
      continue;
    }
    if (digits > 0) {
      if ((code | 0x20) === 0x65) return false;
      digits = 0;
    }
    if (code === QUOTE) i = endOfString(text, i);
    else if (code === COLON) keys++;
    else if (code === BRACE || code === BRACKET) opened++;
  }
  return opened <= maxDepth && keys === keysOf(value) && !text.includes('\\u');
}

/** Place of the quotation mark that ends the string that begins here. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === BACKSLASH) first--;
  return (at - first) % 2 === 1;
}

/** Keys of every object in the value. Recurses no deeper than the text has brackets, which the caller bounds. */
function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += keysOf(item);
    return count;
  }
  for (const key in value) count += 1 + keysOf((value as Record<string, unknown>)[key]);
  return count;
}
