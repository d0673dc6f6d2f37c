/**
 * What is mutated, in this order, and which suites should notice: those beside the code, and of `test/` those that are quick enough to
 * run once for each mutant.
 */
const beside = (folder) => `${folder}/**/*.spec.ts`;
const pure = ['events/**/*.spec.ts', 'projections/**/*.spec.ts'];
const register = [
  ...pure,
  'test/as-of/{as-of,evolve,metamorphic}.property.spec.ts',
  'test/bundled-register/{accounting,answers,clock-rules}.spec.ts',
];
const reviews = [...pure, 'test/review-times/*.spec.ts'];

export const folders = {
  'projections/merkle': [beside('projections/merkle')],
  'src/access': [beside('src/access'), 'test/access/*.spec.ts', 'src/configuration/*.spec.ts'],
  events: [...pure, 'test/http/{recording,revising,two-dates}.spec.ts'],
  'projections/access': [beside('projections/access')],
  'projections/revisions': [beside('projections/revisions')],
  'projections/effective': [beside('projections/effective'), beside('projections/product')],
  'projections/belief': [beside('projections/belief'), beside('projections/product')],
  'projections/columns': [beside('projections/columns')],
  'projections/calendar': [beside('projections/calendar'), beside('projections/clock')],
  'projections/clock': [beside('projections/clock'), 'test/review-times/*.spec.ts'],
  'projections/statistics': reviews,
  'projections/review-time': reviews,
  'projections/digest': [beside('projections/digest'), 'test/feeds/digest.spec.ts'],
  'projections/feed': [beside('projections/feed')],
  'projections/finding': [beside('projections/finding'), beside('projections/product')],
  'projections/product': register,
  'projections/register': register,
  'projections/sourcing': [...pure, 'test/sources/{believing,course,ema-changes}.spec.ts'],
};
