import { plainProblem } from '../../http/index.js';
import { FileFaultError, openRows, type Format } from '../rows/index.js';

/**
 * Rows are counted where there could be too many: a cell of CSV may hold line ends, and lines may be blank.
 * @param lineEnds of the file
 * @throws ProblemError 413 where it has more rows than may be sent at once
 */
export async function refuseTooMany(
  file: string,
  format: Format,
  lineEnds: number,
  most: number,
): Promise<void> {
  if (lineEnds < most || !(await hasMore(file, format, most))) return;
  const rule = `must have at most ${most} rows (IMPORT_ROWS); send it in parts`;
  throw plainProblem(413, `the file ${rule}`, { errors: [{ field: '', rule }] });
}

async function hasMore(file: string, format: Format, most: number): Promise<boolean> {
  let count = 0;
  try {
    const { blocks } = await openRows(file, format);
    for await (const { rows } of blocks) if ((count += rows.length) > most) return true;
  } catch (error) {
    // What is wrong with the file is told by its import, with the line.
    if (!(error instanceof FileFaultError)) throw error;
  }
  return false;
}
