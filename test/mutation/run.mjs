/**
 * Mutates the folders that are named, or all, one after the other, and prints the mutants that no test noticed and a table of what
 * became of all.
 *
 *   npm run test:mutation [-- FOLDER ...]
 *
 * What was found stays in var/mutation, and what has not changed since is not tried again. CONCURRENCY mutants are tried at once (2).
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateMutationTestMetrics } from 'mutation-testing-metrics';
import { folders } from './folders.mjs';

const asked = process.argv.slice(2);
const unknown = asked.filter((folder) => !Object.hasOwn(folders, folder));
if (unknown.length > 0) {
  console.error(`not among the folders that are mutated: ${unknown.join(', ')}`);
  process.exit(2);
}

const root = join(import.meta.dirname, '../..');
const stryker = join(import.meta.dirname, 'node_modules/@stryker-mutator/core/bin/stryker.js');
/** Short of what a test may take, so that thousands of mutants can be tried. */
const SHORT = { PROPERTY_RUNS: '20', MERKLE_LEAVES: '18' };
const table = {};
const unnoticed = [];
for (const folder of asked.length > 0 ? asked : Object.keys(folders)) {
  const { status } = spawnSync(
    process.execPath,
    [stryker, 'run', join(import.meta.dirname, 'stryker.config.mjs')],
    { cwd: root, stdio: 'inherit', env: { ...SHORT, ...process.env, MUTATED: folder } },
  );
  if (status !== 0) process.exit(status ?? 1);
  const report = JSON.parse(
    readFileSync(join(root, `var/mutation/${folder.replaceAll('/', '-')}.json`), 'utf8'),
  );
  for (const [file, { mutants }] of Object.entries(report.files))
    for (const { status: fate, location, mutatorName, replacement } of mutants)
      if (fate === 'Survived' || fate === 'NoCoverage')
        unnoticed.push(`${file}:${location.start.line} ${fate} ${mutatorName}: ${replacement}`);
  const { metrics } = calculateMutationTestMetrics(report).systemUnderTestMetrics;
  const { totalValid, killed, timeout, survived, noCoverage, mutationScore } = metrics;
  table[folder] = {
    mutants: totalValid,
    killed,
    timeout,
    survived,
    noCoverage,
    score: `${mutationScore.toFixed(1)} %`,
  };
}
console.log(unnoticed.join('\n'));
console.table(table);
