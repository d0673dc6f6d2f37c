/**
 * What `npm test` has come to: prints how many tests passed and failed, and tells of each suite that failed or has not ended.
 *
 * node .ci/tested.mjs REPORT LOG
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const [report, log] = process.argv.slice(2);
const written = readFileSync(report, 'utf8');

if (written === '') {
  const told = new Set(readFileSync(log, 'utf8').match(/(?<=^(?:PASS|FAIL) )\S+/gm));
  const suites = execFileSync('npx', ['jest', '--listTests'], { encoding: 'utf8' }).trim().split('\n');
  const open = suites.map((suite) => relative('.', suite)).filter((suite) => !told.has(suite));
  console.error(`npm test did not end; these suites had not:\n${open.join('\n')}`);
  console.log(0, open.length + 1);
} else {
  const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(written);
  for (const { name, status, message } of testResults)
    if (status === 'failed') console.error(`${name}\n${message.slice(0, 4000)}`);
  console.log(numPassedTests, numFailedTests || numFailedTestSuites);
}
