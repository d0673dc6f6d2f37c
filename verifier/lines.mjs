const NEWLINE = 0x0a;

/**
 * The lines of a stream of bytes, without their ends, in the runs in which they come.
 * @throws RangeError where the last line has no end
 */
export async function* linesOf(chunks) {
  let rest;
  for await (const chunk of chunks) {
    const bytes = rest ? Buffer.concat([rest, chunk]) : chunk;
    let start = 0;
    const lines = [];
    for (let end; (end = bytes.indexOf(NEWLINE, start)) >= 0; start = end + 1)
      lines.push(bytes.subarray(start, end));
    if (lines.length > 0) yield lines;
    rest = start < bytes.length ? bytes.subarray(start) : undefined;
  }
  if (rest) throw new RangeError('the last line has no end');
}
