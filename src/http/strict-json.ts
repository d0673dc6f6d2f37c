import { isPlain } from './plain-json.js';

/**
 * JSON that means one thing only. `JSON.parse` keeps the last of two equal keys, rounds large integers and lets lone
 * surrogates through without a word; here each is an error, and so is nesting beyond a depth (RFC 8259 §4 and §6,
 * RFC 7493).
 */
export class StrictJsonError extends Error {
  override readonly name = 'StrictJsonError';
  constructor(
    readonly field: string,
    readonly rule: string,
  ) {
    super(`${field || 'the body'} ${rule}`);
  }
}

export const MAX_DEPTH = 64;

/** @throws StrictJsonError naming the field and the rule */
export function parseStrictJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new StrictJsonError('', `is not JSON: ${(error as Error).message}`);
  }
  if (!isPlain(text, value, MAX_DEPTH)) scan(text);
  return value;
}

interface Level {
  readonly keys: Set<string> | undefined;
  name: string;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[{}[\]:,]/gs;

/** One pass over the tokens of a text that is known to be JSON. */
function scan(text: string): void {
  const path: Level[] = [];
  let pending: string | undefined;
  for (const [token] of text.matchAll(TOKEN)) {
    const level = path.at(-1);
    switch (token[0]) {
      case '{':
      case '[':
        if (path.length >= MAX_DEPTH)
          throw new StrictJsonError(fieldOf(path), `is nested more than ${MAX_DEPTH} levels deep`);
        path.push({ keys: token === '{' ? new Set() : undefined, name: '' });
        break;
      case '}':
      case ']':
        path.pop();
        break;
      case ':':
        if (level?.keys && pending !== undefined) nameKey(path, level, pending);
        break;
      case ',':
        break;
      case '"':
        refuseLoneSurrogates(token, path);
        pending = token;
        break;
      default:
        refuseUnsafe(token, path);
    }
  }
}

function nameKey(path: readonly Level[], level: Level, token: string): void {
  const key = JSON.parse(token) as string;
  level.name = key;
  if (level.keys!.has(key)) throw new StrictJsonError(fieldOf(path), 'is given twice');
  level.keys!.add(key);
}

function refuseLoneSurrogates(token: string, path: readonly Level[]): void {
  if (token.includes('\\u') && !(JSON.parse(token) as string).isWellFormed())
    throw new StrictJsonError(fieldOf(path), 'holds a lone surrogate, which is not Unicode');
}

function refuseUnsafe(token: string, path: readonly Level[]): void {
  const value = Number(token);
  const unsafe = /^-?\d+$/.test(token) ? !Number.isSafeInteger(value) : !Number.isFinite(value);
  if (unsafe)
    throw new StrictJsonError(
      fieldOf(path),
      `is ${token.slice(0, 40)}, which a number cannot hold exactly; write it as text`,
    );
}

const fieldOf = (path: readonly Level[]): string =>
  path
    .map(({ name }) => name)
    .filter(Boolean)
    .join('.');
