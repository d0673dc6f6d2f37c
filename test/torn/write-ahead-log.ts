const HEADER = 32;
const FRAME_HEADER = 24;

/**
 * Where each commit ends in a write-ahead log of SQLite, in bytes: the log may be longer than what is written in it.
 * Source: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 */
export function commitEnds(log: Buffer): number[] {
  const frame = FRAME_HEADER + log.readUInt32BE(8);
  const salts = log.subarray(16, 24);
  const ends: number[] = [];
  for (let at = HEADER; at + frame <= log.length && log.subarray(at + 8, at + 16).equals(salts); at += frame)
    if (log.readUInt32BE(at + 4) > 0) ends.push(at + frame);
  return ends;
}
