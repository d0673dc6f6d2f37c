import { parseStrictJson, StrictJsonError } from '../../http/index.js';
import type { Column } from './columns.js';

/** A cell does not hold what its column holds. */
export class CellError extends Error {
  override readonly name = 'CellError';
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** What a spreadsheet would take for a formula: not a signed number, nor one with its unit in words. */
const FORMULA = /^[=@\t\r]|^[+-](?!\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?:\s?[\p{L}%°][\p{L}\p{N}%°.\s]*)?$)/u;
const LIST_AS_JSON = /^\["[^]*"\]$/;
const NUL = /\u0000/;

/** The value of a cell that is not empty. @throws CellError naming the rule it breaks */
export function valueOf(cell: string, { form }: Column): unknown {
  refuseUnsafe(cell);
  switch (form) {
    case 'text':
      return cell;
    case 'number':
      if (!NUMBER.test(cell)) throw new CellError('must be a number, such as 59 or 0.5');
      return strictJson(cell);
    case 'boolean':
      if (cell !== 'true' && cell !== 'false') throw new CellError('must be true or false');
      return cell === 'true';
    case 'texts':
      return LIST_AS_JSON.test(cell) ? strictJson(cell) : cell.split('|').map((item) => item.trim());
    case 'json':
      return strictJson(cell);
  }
}

/** The cell that `valueOf` reads as this value. */
export function cellOf(value: unknown, { form }: Column): string {
  if (value === undefined) return '';
  if (form === 'text') return value as string;
  if (form !== 'texts') return JSON.stringify(value);
  const items = value as readonly string[];
  const plain = items.every((item) => item !== '' && !item.includes('|') && item.trim() === item);
  const joined = items.join('|');
  return plain && !LIST_AS_JSON.test(joined) ? joined : JSON.stringify(items);
}

function refuseUnsafe(cell: string): void {
  if (NUL.test(cell)) throw new CellError('must not hold a NUL character');
  if (FORMULA.test(cell))
    throw new CellError(
      'must not begin like a formula (=, @, + or -); where the text really begins so, send NDJSON',
    );
}

function strictJson(cell: string): unknown {
  try {
    return parseStrictJson(cell);
  } catch (error) {
    if (error instanceof StrictJsonError)
      throw new CellError(`must be JSON: ${error.message.replace('the body', 'it')}`);
    throw error;
  }
}
