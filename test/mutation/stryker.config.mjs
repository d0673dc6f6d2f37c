const folder = process.env.MUTATED;
const results = `var/mutation/${folder.replaceAll('/', '-')}`;

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [`${folder}/**/*.ts`, '!**/*.spec.ts', '!**/*.fixture.ts', '!**/*.d.ts'],
  testRunner: 'jest',
  jest: { configFile: 'test/mutation/jest.config.mjs' },
  coverageAnalysis: 'perTest',
  concurrency: Number(process.env.CONCURRENCY ?? 2),
  // A busy machine is no killer: the tests have twice the time they took on the same machine, and ten seconds.
  timeoutMS: 10_000,
  timeoutFactor: 2,
  dryRunTimeoutMinutes: 30,
  incremental: true,
  incrementalFile: `${results}.incremental.json`,
  jsonReporter: { fileName: `${results}.json` },
  reporters: ['json', 'clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  tempDirName: 'var/mutation/sandboxes',
  ignorePatterns: ['bench', 'coverage', 'dist', 'monitoring', 'screenshots', 'var', 'web/**/*.spec.ts'],
};
