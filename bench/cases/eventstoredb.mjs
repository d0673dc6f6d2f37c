import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { readConfiguration } from '../../dist/src/configuration/index.js';
import { openEventStoreDb } from '../../dist/src/event-store/index.js';
import { EVENTS, inFolder, median, row, RUNS, sideBySide, timed } from '../lib.mjs';
import { recordedEvents } from '../large-register.mjs';
import { BareClient } from '../peers/bare-client.mjs';

const DOUBLE = fileURLToPath(new URL('../peers/eventstoredb-double.mjs', import.meta.url));
const IN_FLIGHT = 64;
const APPENDS = Math.min(12_800, EVENTS);
const IMPORTED = Math.min(50_000, EVENTS);
const READ = Math.min(200_000, EVENTS);
const CALL = 500;
const MARKS = 100;

/** A server in a process of its own, so that both clients have a core to themselves; ESDB_URL names another one. */
async function withServer(work) {
  if (process.env.ESDB_URL) return work(process.env.ESDB_URL);
  const server = spawn(process.execPath, [DOUBLE], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const [line] = await Promise.race([once(server.stdout, 'data'), once(server, 'exit').then(refuse)]);
    return await work(String(line).trim());
  } finally {
    server.kill();
  }
}

function refuse([code]) {
  throw new Error(`the server ended with ${code} before it listened`);
}

const openStore = (url, folder, log) =>
  openEventStoreDb(readConfiguration({ ...process.env, ESDB_URL: url, ESDB_LOG: log, DATA_DIR: folder }));
const newLog = () => `bench_${randomUUID().replaceAll('-', '')}`;
const rate = (events, ms) => (events / ms) * 1000;
const shown = (perSecond) => `${Math.round(perSecond / 100) / 10}k/s`;

async function together(count, act) {
  let next = 0;
  const worker = async () => {
    while (next < count) await act(next++);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
}

/** Each event of a list under an id of its own: the server knows the ids of the run before. */
const renewed = (events) => events.map(({ body }) => ({ id: randomUUID(), body }));

function inCalls(events) {
  const calls = [];
  for (let at = 0; at < events.length; at += CALL) calls.push(events.slice(at, at + CALL));
  return calls;
}

async function appends(url, folder) {
  const events = [...recordedEvents(APPENDS)];
  const rates = await sideBySide(
    async () => {
      const store = await openStore(url, folder, newLog());
      const own = renewed(events);
      const ms = await timed(() =>
        together(APPENDS, (n) => store.append({ stream: `s-${n}`, expectedRevision: -1, events: [own[n]] })),
      );
      await store.close();
      return rate(APPENDS, ms);
    },
    async () => {
      const bare = new BareClient(url);
      await bare.warmUp();
      const log = newLog();
      const ms = await timed(() => together(APPENDS, (n) => bare.append(`${log}-${n}`, [events[n]])));
      await bare.close();
      return rate(APPENDS, ms);
    },
  );
  return row(
    'EventStoreDB: 64 appends in flight ÷ the bare client’s',
    rates.ours / rates.theirs,
    '≥ 0.85',
    `${shown(rates.ours)} ÷ ${shown(rates.theirs)}`,
  );
}

async function imports(url, folder) {
  const calls = inCalls([...recordedEvents(IMPORTED)]);
  const rates = await sideBySide(
    async () => {
      const store = await openStore(url, folder, newLog());
      const requests = calls.map((events, n) => ({
        stream: `s-${n}`,
        expectedRevision: -1,
        events: renewed(events),
      }));
      const ms = await timed(() => store.appendAll(requests));
      await store.close();
      return rate(IMPORTED, ms);
    },
    async () => {
      const bare = new BareClient(url);
      await bare.warmUp();
      const log = newLog();
      const ms = await timed(async () => {
        for (const [n, events] of calls.entries()) await bare.append(`${log}-${n}`, events);
      });
      await bare.close();
      return rate(IMPORTED, ms);
    },
  );
  return row(
    'EventStoreDB: import, 500 events a call ÷ the bare client’s',
    rates.ours / rates.theirs,
    '≥ 0.8',
    `${shown(rates.ours)} ÷ ${shown(rates.theirs)}`,
  );
}

/** Fills a log, as an import would. */
async function fill(url, folder, log, count) {
  const store = await openStore(url, folder, log);
  const requests = inCalls([...recordedEvents(count)]).map((events, n) => ({
    stream: `s-${n}`,
    expectedRevision: -1,
    events: renewed(events),
  }));
  await store.appendAll(requests);
  await store.close();
}

/** On a server of its own: whoever reads $all reads all that is there. */
function reads() {
  return withServer((url) =>
    inFolder(async (folder) => {
      const log = newLog();
      await fill(url, folder, log, READ);
      const bare = new BareClient(url);
      await bare.warmUp();
      const store = await openStore(url, folder, log);
      const rates = await sideBySide(
        async () => {
          let read = 0;
          const ms = await timed(async () => {
            for await (const page of store.readAll(0)) read += page.length;
          });
          return rate(read, ms);
        },
        async () => {
          let read = 0;
          const ms = await timed(async () => (read = await bare.readAll()));
          return rate(read, ms);
        },
      );
      await store.close();
      const counting = [];
      for (let run = 0; run < RUNS; run++)
        counting.push(
          await inFolder(async (empty) => {
            let fresh;
            const ms = await timed(async () => (fresh = await openStore(url, empty, log)));
            await fresh.close();
            return rate(READ, ms);
          }),
        );
      await bare.close();
      return [
        row(
          'EventStoreDB: rebuild’s read of $all ÷ the bare client reading it and dropping it',
          rates.ours / rates.theirs,
          '≥ 0.85',
          `${shown(rates.ours)} ÷ ${shown(rates.theirs)}`,
        ),
        row(
          'EventStoreDB: a first start counting the log ÷ the bare client reading it',
          median(counting) / rates.theirs,
          '',
          `${shown(median(counting))} ÷ ${shown(rates.theirs)}`,
        ),
      ];
    }),
  );
}

/** How much the heap and what lies outside it grow while a slow reader goes through the log. */
function slowReader() {
  return withServer((url) =>
    inFolder(async (folder) => {
      const log = newLog();
      await fill(url, folder, log, EVENTS);
      const store = await openStore(url, folder, log);
      const used = async () => {
        // What a buffer lay on outside the heap is given back in the turn after the collection.
        globalThis.gc();
        await new Promise((resolve) => setImmediate(resolve));
        globalThis.gc();
        const { heapUsed, external } = process.memoryUsage();
        return heapUsed + external;
      };
      const marks = [];
      let read = 0;
      for await (const page of store.readAll(0)) {
        read += page.length;
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (read >= ((marks.length + 1) * EVENTS) / MARKS) marks.push(await used());
      }
      await store.close();
      const half = MARKS / 2;
      const tenths = Array.from({ length: 10 }, (_, at) =>
        median(marks.slice((at * MARKS) / 10, ((at + 1) * MARKS) / 10)),
      );
      return [
        row(
          `EventStoreDB: memory in the later half ÷ in the earlier half of ${EVENTS} events that a slow projection reads`,
          median(marks.slice(half)) / median(marks.slice(0, half)),
          '≤ 1.1',
          `${tenths.map((mark) => Math.round(mark / 1e6)).join(', ')} MB, the median of each tenth`,
        ),
      ];
    }),
  );
}

export const eventstoredb = async () => [
  ...(await reads()),
  ...(await withServer((url) =>
    inFolder(async (folder) => [await appends(url, folder), await imports(url, folder)]),
  )),
  ...(await slowReader()),
];
