import { cpus, release, totalmem } from 'node:os';
import { asOf } from './cases/as-of.mjs';
import { inclusion, leafHashing, offlineVerification } from './cases/audit.mjs';
import { eventstoredb } from './cases/eventstoredb.mjs';
import { post, timeline } from './cases/http.mjs';
import { importing } from './cases/import.mjs';
import { memory } from './cases/memory.mjs';
import { pages } from './cases/pages.mjs';
import { rebuild } from './cases/rebuild.mjs';
import { liveStatistic, reviewTimes, workingDays } from './cases/review-times.mjs';
import { durableAppends, replay, slowDiskAppends } from './cases/store.mjs';
import { streams } from './cases/streams.mjs';
import { tables } from './cases/tables.mjs';
import { met } from './lib.mjs';

/** `npm run bench` runs all; `npm run bench -- replay post` runs those. */
const CASES = {
  durableAppends,
  slowDiskAppends,
  replay,
  rebuild,
  memory,
  importing,
  post,
  timeline,
  asOf,
  leafHashing,
  inclusion,
  offlineVerification,
  reviewTimes,
  workingDays,
  liveStatistic,
  eventstoredb,
  streams,
  tables,
  pages,
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in CASES));
if (unknown.length > 0) {
  console.error(`no such case: ${unknown.join(', ')}; the cases are ${Object.keys(CASES).join(', ')}`);
  process.exit(3);
}
const { model } = cpus()[0];
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}\n`,
);
console.log('| path | ratio | target | met | measured |\n| --- | --- | --- | --- | --- |');
for (const [name, measure] of Object.entries(CASES)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  for (const line of await measure())
    console.log(
      `| ${line.path} | ${line.ratio < 0.1 ? line.ratio.toFixed(4) : line.ratio.toFixed(2)} | ${line.target} | ${met(line)} | ${line.detail} |`,
    );
}
