import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { EVENTS, inFolder, median, row, RUNS } from '../lib.mjs';

const MB = 1024 * 1024;
const FORMATS = ['csv', 'parquet'];
/** Rows of the small table are a tenth of these; a row group of Parquet has 10,000. */
const ROWS = EVENTS;

/** What a table of all events holds in memory while it is streamed, beyond the read models; and of one of a tenth. */
export function tables() {
  const held = (count) => {
    const runs = Array.from({ length: RUNS }, () => {
      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        ['--expose-gc', fileURLToPath(import.meta.url), String(count)],
        { encoding: 'utf8' },
      );
      if (status !== 0) throw new Error(stderr);
      return JSON.parse(stdout.trim().split('\n').at(-1));
    });
    return Object.fromEntries(FORMATS.map((format) => [format, median(runs.map((run) => run[format].held))]));
  };
  const [small, large] = [held(ROWS / 10), held(ROWS)];
  const mb = (bytes) => `${(bytes / MB).toFixed(1)} MB`;
  return FORMATS.flatMap((format) => [
    row(
      `${ROWS.toLocaleString('en')} events as ${format}, MB of heap and buffers held at most while they are sent`,
      large[format] / MB,
      '≤ 64',
      'beyond what is held at rest, after a collection each time',
    ),
    row(
      `the same ÷ a tenth of the events`,
      large[format] / small[format],
      '≤ 1.5',
      `${mb(large[format])} ÷ ${mb(small[format])}`,
    ),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await inFolder((folder) => measure(folder, Number(process.argv[2])));

async function measure(folder, count) {
  Object.assign(process.env, {
    EVENT_STORE: 'sqlite',
    DATA_DIR: folder,
    BUNDLED_REGISTER: 'none',
    LOG_LEVEL: 'fatal',
  });
  const { readConfiguration } = await import('../../dist/src/configuration/index.js');
  const { storeFile } = await import('../../dist/src/event-store/index.js');
  const { fillStore } = await import('../large-register.mjs');
  await (await fillStore(storeFile(readConfiguration(process.env)), count)).close();
  const { createApplication } = await import('../../dist/src/application.js');
  const app = await createApplication();
  await app.listen(0, '127.0.0.1');
  const url = `${await app.getUrl()}/api/v1/events`;

  const used = () => {
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const stream = async (format) => {
    const before = used();
    let [held, bytes, next] = [0, 0, 0];
    const response = await fetch(`${url}?format=${format}`);
    if (!response.ok) throw new Error(await response.text());
    for await (const chunk of response.body) {
      bytes += chunk.length;
      const begun = performance.now();
      if (begun < next) continue;
      held = Math.max(held, used() - before);
      // Looking takes a twentieth of the time.
      next = performance.now() + 20 * (performance.now() - begun);
    }
    return { held, bytes };
  };
  const measured = {};
  for (const format of FORMATS) {
    // Once before it counts: code is compiled.
    await (await fetch(`${url}?format=${format}&effectiveTo=2016-03`)).arrayBuffer();
    measured[format] = await stream(format);
  }
  await app.close();
  console.log(JSON.stringify(measured));
}
