import base from '../../jest.config.mjs';

/** The browser's own library is CommonJS already, and large: it is taken as it is. */
export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: [],
  transformIgnorePatterns: ['/node_modules/(playwright-core|axe-core)/'],
  testTimeout: 60_000,
};
