import { COLUMN_NAMES } from './columns.js';
import { FileFaultError } from './row.js';

/** The columns of a file, in its order. */
export type Header = readonly string[];

const known = new Set(COLUMN_NAMES);

/** @throws FileFaultError where a column is unknown or doubled, the type is missing, or it is no header at all */
export function readHeader(line: number, cells: readonly string[]): Header {
  const found = cells.filter((name) => known.has(name));
  if (found.length === 0) throw new FileFaultError(line, noHeaderRule(cells));
  for (const [i, name] of cells.entries()) {
    if (!known.has(name))
      throw new FileFaultError(
        line,
        'is not a column here; `clockstop template` prints those there are',
        name || `column ${i + 1}`,
        name,
      );
    if (cells.indexOf(name) < i) throw new FileFaultError(line, 'is given twice in the header', name, name);
  }
  for (const name of ['type', 'productId'])
    if (!found.includes(name) && !(name === 'productId' && found.includes('referenceId')))
      throw new FileFaultError(line, 'is required in the header', name);
  return cells;
}

function noHeaderRule(cells: readonly string[]): string {
  const text = cells.join(',');
  const names = (separator: string) => text.split(separator).some((name) => known.has(name.trim()));
  if (text.includes(';') && names(';')) return 'has semicolons between its cells; separate them with commas';
  if (text.includes('\t') && names('\t')) return 'has tabs between its cells; separate them with commas';
  return 'is not a header; the first line must name the columns, as `clockstop template` prints them';
}
