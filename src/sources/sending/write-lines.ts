import type { OpenedSnapshot } from '../open-snapshot.js';

/** A snapshot as it is sent to a running service: NDJSON. */
export function* snapshotLines({ snapshot, content }: OpenedSnapshot): Generator<string, void, undefined> {
  yield `${JSON.stringify({ ...snapshot, faults: content.faults })}\n`;
  for (const record of content.records) yield `${JSON.stringify(record)}\n`;
}
