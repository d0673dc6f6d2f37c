import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { inFolder, row, sideBySide } from '../lib.mjs';
import { writeStatements } from '../generate.mjs';
import { emmettStore } from '../peers/emmett.mjs';
import { fillPeer } from './store.mjs';

/** Rows of the import; the peer appends a tenth, at a steady rate. */
const ROWS = Number(process.env.BENCH_EVENTS ?? 1_000_000);
const PEER_ROWS = ROWS / 10;
const RUNS = Number(process.env.BENCH_IMPORT_RUNS ?? 5);
const rate = (perSecond) => `${Math.round(perSecond).toLocaleString('en')}/s`;

/** `clockstop import` of a file into an empty store, in a process of its own, against the peer's appends. */
export async function importing() {
  return inFolder(async (folder) => {
    const file = join(folder, 'statements.ndjson');
    await writeStatements(file, ROWS);
    const ours = (run) => {
      const environment = {
        ...process.env,
        DATA_DIR: join(folder, `ours-${run}`),
        BUNDLED_REGISTER: 'none',
        LOG_LEVEL: 'error',
      };
      const start = performance.now();
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [
          '--max-semi-space-size=64',
          join(import.meta.dirname, '../../dist/src/cli/main.js'),
          'import',
          file,
          '--take-good',
        ],
        { env: environment, encoding: 'utf8' },
      );
      if (status !== 0) throw new Error(`the import ended with ${status}: ${stdout}${stderr}`);
      return (ROWS / (performance.now() - start)) * 1000;
    };
    const theirs = async (run) => fillPeer(await emmettStore(join(folder, `peer-${run}.sqlite`)), PEER_ROWS);
    const speeds = await sideBySide(ours, theirs, RUNS);
    return [
      row(
        `import of ${ROWS.toLocaleString('en')} events ÷ emmett-sqlite’s appends`,
        speeds.ours / speeds.theirs,
        '≥ 5',
        `${rate(speeds.ours)} ÷ ${rate(speeds.theirs)}`,
      ),
    ];
  });
}
