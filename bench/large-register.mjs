import { closeSync, openSync, writeSync } from 'node:fs';
import { CanonicalFact, canonicalJson } from '../dist/events/canonical.js';
import { uuidV5 } from '../dist/events/event-id.js';
import { SqliteEventStore } from '../dist/src/event-store/sqlite/sqlite-event-store.js';
import { statements } from './generate.mjs';

/**
 * Recorded events of a generated register, without deciding: the bodies as the log would hold them.
 * @param count statements that are generated, ten a product
 * @param only which of them are recorded
 */
export function* recordedEvents(count, only = () => true) {
  const recorded = canonicalJson({ at: '2026-01-31T00:00:00.000Z', by: 'bench' });
  for (const { productId, ...rest } of statements(count)) {
    if (!only(rest)) continue;
    const fact = CanonicalFact.of({ ...rest, version: 1, productId });
    const id = uuidV5(fact.json);
    yield { id, stream: `product-${productId}`, body: fact.envelope(id, recorded) };
  }
}

/** Fills a store's file and, where one is named, an NDJSON file with the same events. */
export async function fillStore(file, count, { ndjson, only } = {}) {
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
  for (const { stream: name, ...event } of recordedEvents(count, only)) {
    revision = name === stream ? revision + 1 : 0;
    stream = name;
    requests.push({ stream, expectedRevision: revision - 1, events: [event] });
    if (requests.length === 10_000) await flush();
  }
  if (requests.length > 0) await flush();
  if (lines) closeSync(lines);
  return store;
}
