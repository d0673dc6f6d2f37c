export const en = {
  title: 'Register',
  search: 'Search',
  searchHint: 'Any name or code, 中文 or English',
  agency: 'Agency',
  stage: 'Stage',
  therapyGroup: 'Therapy group',
  sponsor: 'Sponsor',
  designation: 'Designation',
  any: 'Any',
  product: 'Product',
  agencies: 'Agencies',
  designations: 'Designations',
  found: (total: string) => `${total} products`,
  foundOne: '1 product',
  none: 'No product matches at these dates.',
  noneAdvice: 'Take a filter out, search for less of the name, or move the dates.',
  clear: 'Clear all filters',
  findings: (count: string) => (count === '1' ? '1 finding' : `${count} findings`),
  overdue: (count: string) => `${count} overdue`,
  overdueHint: 'Applications that have passed their statutory deadline without a decision',
  more: (count: string) => (count === '1' ? 'and 1 more name' : `and ${count} more names`),
  changed: (count: string) =>
    count === '1'
      ? 'Since then, 1 fact of the register has changed.'
      : `Since then, ${count} facts of the register have changed.`,
  changedBeyond: (count: string) =>
    `The rows mark the first ${count} of them; the page of a product marks all of its own.`,
};
export type RegisterMessages = typeof en;
