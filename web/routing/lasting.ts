/** Parameters that go along from page to page. */
export const LASTING: readonly string[] = ['effectiveAt', 'knownAt', 'changes', 'lang'];
