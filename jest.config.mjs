import { availableParallelism } from 'node:os';

/** Nest 12 is ESM only; swc turns every module, node_modules included, into CommonJS for Jest. */
const swc = [
  '@swc/jest',
  {
    isModule: 'unknown',
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      keepClassNames: true,
    },
  },
];

export default {
  testEnvironment: 'node',
  // Softly, what a suite leaves behind is looked up through a getter that warns: the messages of EventStoreDB take twice as long.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  setupFiles: ['<rootDir>/test/property-limits.ts', '<rootDir>/test/unwatched-process.ts'],
  roots: ['<rootDir>/events', '<rootDir>/projections', '<rootDir>/src', '<rootDir>/test', '<rootDir>/web'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/test/(browser|long|live)/'],
  // edtf's .cjs does not survive swc; it needs none.
  transform: { '^.+\\.(ts|m?js)$': swc },
  transformIgnorePatterns: [],
  moduleNameMapper: {
    // canonicalize 4 offers itself to `import` alone, and under Jest everything is required.
    '^canonicalize$': '<rootDir>/node_modules/canonicalize/lib/canonicalize.js',
    '^#events/(.*)\\.js$': '<rootDir>/events/$1.ts',
    '^#projections/(.*)\\.js$': '<rootDir>/projections/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  // Jest leaves a processor idle; on two that would be half of them.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testTimeout: 30_000,
};
