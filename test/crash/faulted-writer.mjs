/**
 * Appends a few requests to a store, one after the other, and says of each what became of it: a line
 * `<position> <id>` for every acknowledged event, or `refused <error>`.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { eventOf } from './log-check.mjs';

const REQUESTS = 4;

const [dist, file] = process.argv.slice(2);
const { SqliteEventStore } = await import(join(dist, 'src/event-store/sqlite/sqlite-event-store.js'));
const say = (line) => writeSync(1, `${line}\n`);

try {
  const store = SqliteEventStore.open({ file });
  for (let n = 0; n < REQUESTS; n++) {
    const events = [0, 1].map((index) => eventOf(`faulted ${n}`, index, 2));
    try {
      const { position } = await store.append({ stream: `faulted ${n}`, expectedRevision: -1, events });
      events.forEach(({ id }, i) => say(`${position - 1 + i} ${id}`));
    } catch (error) {
      say(`refused ${error.name}: ${error.message}`);
    }
  }
  await store.close();
} catch (error) {
  say(`refused ${error.name}: ${error.message}`);
}
