/**
 * Appends until it is killed. Writes `<position> <id>` for every event to standard output, which is a file, once it
 * is acknowledged and not before.
 */
import { writeSync } from 'node:fs';
import { eventOf } from './log-check.mjs';
import { storeOpener } from './open-store.mjs';

const IN_FLIGHT = 64;
const STREAMS = 24;

const [dist, run] = process.argv.slice(2);
const store = await (await storeOpener(dist))();
process.send('open');

let requests = 0;
const eventsOf = (key, count) => Array.from({ length: count }, (_, index) => eventOf(key, index, count));

const acknowledge = (events, { position }) => {
  const lines = events.map(({ id }, i) => `${position - events.length + 1 + i} ${id}\n`);
  writeSync(1, lines.join(''));
};

async function append() {
  const n = requests++;
  const stream = `stream ${n % STREAMS}`;
  const events = eventsOf(`${run}/${n}`, 1 + (n % 5));
  for (let expectedRevision = -1; ;) {
    try {
      acknowledge(events, await store.append({ stream, expectedRevision, events }));
      return;
    } catch (error) {
      if (error.name !== 'WrongExpectedRevisionError') throw error;
      expectedRevision = error.actual;
    }
  }
}

/** New streams each time, since a bulk request is not retried. */
async function appendInBulk(turn) {
  const batch = Array.from({ length: 200 }, (_, i) => {
    const key = `${run}/bulk ${turn}/${i}`;
    return { stream: key, expectedRevision: -1, events: eventsOf(key, 1 + (i % 4)) };
  });
  const answers = await store.appendAll(batch);
  answers.forEach((answer, i) => {
    if (answer instanceof Error) throw answer;
    acknowledge(batch[i].events, answer);
  });
}

const forever = async (act) => {
  for (let turn = 0; ; turn++) await act(turn);
};
await Promise.all([...Array.from({ length: IN_FLIGHT }, () => forever(append)), forever(appendInBulk)]);
