import { called, VOCABULARIES } from './index.js';
import { namesIn } from './values.js';

test.each([
  ['kind', 'fast-track', '快速通道'],
  ['kind', 'no kind of ours', 'no kind of ours'],
  ['note', 'fast-track', 'fast-track'],
  ['note', 'constructor', 'constructor'],
  ['kind', 'toString', 'toString'],
])('%s of %s is called %s in Chinese', (field, word, name) => {
  expect(called(namesIn(field, VOCABULARIES.zh), word)).toBe(name);
});
