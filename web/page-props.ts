import type { PathParameters } from './routing/match.js';

/** What every page is given. */
export interface PageProps {
  /** What stands in the page's address. */
  readonly path: PathParameters;
}
