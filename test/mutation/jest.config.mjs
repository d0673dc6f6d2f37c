import root from '../../jest.config.mjs';
import { folders } from './folders.mjs';

/** The suites of the folder in MUTATED, with the same random histories for every mutant. */
export default {
  ...root,
  rootDir: '../..',
  setupFiles: [...root.setupFiles, '<rootDir>/test/mutation/same-seed.ts'],
  roots: root.roots.filter((folder) => !folder.endsWith('/web')),
  modulePathIgnorePatterns: ['<rootDir>/test/mutation/node_modules'],
  testMatch: folders[process.env.MUTATED].map((pattern) => `<rootDir>/${pattern}`),
};
