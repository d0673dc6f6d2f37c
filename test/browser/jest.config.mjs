import base from '../../jest.config.mjs';

/** The browser's own library is CommonJS already, and large: it is taken as it is. */
export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: [],
  transformIgnorePatterns: ['/node_modules/(playwright-core|axe-core)/'],
  globalSetup: '<rootDir>/test/browser/shared/setup.mjs',
  globalTeardown: '<rootDir>/test/browser/shared/teardown.mjs',
  testSequencer: '<rootDir>/test/browser/shared/large-first.cjs',
  maxWorkers: 2,
  // On a busy machine a page may take half a minute; what fails at once does not wait for this.
  testTimeout: 180_000,
};
