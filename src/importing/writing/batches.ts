import type { AcceptedRow } from '../deciding/accepted-row.js';

/** Events in one commit. */
export const BATCH_EVENTS = 10_000;

/** Rows one after the other that go to the same stream. */
export interface StreamRows {
  readonly stream: string;
  readonly rows: AcceptedRow[];
}

/**
 * The rows by stream, in the order in which the streams first appear; the order within a stream stays. Neighbours
 * in the log are then neighbours in their stream, which halves the work of the store's index.
 */
export function byStream(rows: readonly AcceptedRow[]): StreamRows[] {
  const groups = new Map<string, StreamRows>();
  for (const row of rows) {
    const group = groups.get(row.stream);
    if (group) group.rows.push(row);
    else groups.set(row.stream, { stream: row.stream, rows: [row] });
  }
  return [...groups.values()];
}

/** The rows in their own order, neighbours of one stream together. */
export function inRuns(rows: readonly AcceptedRow[]): StreamRows[] {
  const runs: StreamRows[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last?.stream === row.stream) last.rows.push(row);
    else runs.push({ stream: row.stream, rows: [row] });
  }
  return runs;
}

/** Cuts before each row that joins two subjects, so that sorting moves nothing across it. */
export function* cutAtLinks(rows: readonly AcceptedRow[]): Generator<readonly AcceptedRow[]> {
  let start = 0;
  for (const [i, { links }] of rows.entries()) {
    if (!links || i === start) continue;
    yield rows.slice(start, i);
    start = i;
  }
  if (start < rows.length) yield rows.slice(start);
}

/** The rows in groups that are each worth a commit. */
export async function* inBatches(rows: AsyncIterable<AcceptedRow>): AsyncGenerator<readonly AcceptedRow[]> {
  let batch: AcceptedRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH_EVENTS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
