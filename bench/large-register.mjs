import { closeSync, openSync, writeSync } from 'node:fs';
import { canonicalJson } from '../dist/events/canonical.js';
import { eventIdOf } from '../dist/events/event-id.js';
import { SqliteEventStore } from '../dist/src/event-store/sqlite/sqlite-event-store.js';
import { statements } from './generate.mjs';

/** Recorded events of a generated register, without deciding: the bodies as the log would hold them. */
export function* recordedEvents(count, seed) {
  const at = '2026-01-31T00:00:00.000Z';
  for (const { productId, ...rest } of statements(count, seed)) {
    const fact = { ...rest, version: 1, productId };
    const id = eventIdOf(fact);
    yield {
      id,
      stream: `product-${productId}`,
      body: canonicalJson({ id, ...fact, recorded: { at, by: 'bench' } }),
    };
  }
}

/** Fills a store's file and, where one is named, an NDJSON file with the same events. */
export async function fillStore(file, count, ndjson) {
  const store = SqliteEventStore.open({ file });
  const lines = ndjson && openSync(ndjson, 'w');
  let requests = [];
  const flush = async () => {
    if (lines) writeSync(lines, `${requests.map(({ events }) => events[0].body).join('\n')}\n`);
    await store.appendAll(requests);
    requests = [];
  };
  let stream = '';
  let revision = -1;
  for (const { stream: name, ...event } of recordedEvents(count)) {
    revision = name === stream ? revision + 1 : 0;
    stream = name;
    requests.push({ stream, expectedRevision: revision - 1, events: [event] });
    if (requests.length === 10_000) await flush();
  }
  if (requests.length > 0) await flush();
  if (lines) closeSync(lines);
  return store;
}
