import { PROBLEM_SLUGS } from '../../../src/http/problem.js';
import { zh } from './zh.js';

test('every kind of problem has a name in Chinese', () => {
  expect(PROBLEM_SLUGS.filter((slug) => zh.problems[slug] === undefined)).toEqual([]);
});
