import root from '../../jest.config.mjs';
import { folders } from './folders.mjs';

/** The suites that should notice a mutant of the folder in MUTATED. */
export default {
  ...root,
  rootDir: '../..',
  roots: root.roots.filter((folder) => !folder.endsWith('/web')),
  modulePathIgnorePatterns: ['<rootDir>/test/mutation/node_modules'],
  moduleNameMapper: { '^fast-check$': '<rootDir>/test/mutation/few-runs.ts', ...root.moduleNameMapper },
  testMatch: folders[process.env.MUTATED].map((pattern) => `<rootDir>/${pattern}`),
};
