import { once } from 'node:events';
import { get } from 'node:http';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const EVERY_MS = 250;
const SLOW_MS = 1_000;
/** What has not come by then has failed. */
const LIMIT_MS = 10_000;

/**
 * Asks how the service is as an orchestrator does, on a new connection each time; in a thread of its own, so that what keeps the load busy is
 * not taken for the service.
 */
export class Pulse {
  #thread;

  constructor(url) {
    this.#thread = new Worker(new URL(import.meta.url), { workerData: url });
  }

  /** @returns how often it asked, how many answers took longer than a second, how many failed, and the longest in ms */
  async end() {
    this.#thread.postMessage('end');
    const [counts] = await once(this.#thread, 'message');
    return counts;
  }
}

const ask = (url) =>
  new Promise((resolve) => {
    const since = performance.now();
    const end = (good) => resolve({ good, ms: performance.now() - since });
    get(url, { agent: false, signal: AbortSignal.timeout(LIMIT_MS) }, (response) => {
      response
        .resume()
        .on('error', () => end(false))
        .on('end', () => end(response.statusCode === 200));
    }).on('error', () => end(false));
  });

if (!isMainThread) {
  const counts = { asked: 0, slow: 0, failed: 0, longest: 0 };
  const underWay = new Set();
  const count = async () => {
    const { good, ms } = await ask(workerData);
    counts.asked++;
    if (!good) counts.failed++;
    if (ms > SLOW_MS) counts.slow++;
    counts.longest = Math.max(counts.longest, ms);
  };
  const timer = setInterval(() => {
    const asking = count().finally(() => underWay.delete(asking));
    underWay.add(asking);
  }, EVERY_MS);
  parentPort.once('message', async () => {
    clearInterval(timer);
    await Promise.all(underWay);
    parentPort.postMessage(counts);
  });
}
