import { Choice, PageParameters } from '../asking/index.js';
import { LISTED_STATES } from './list-revisions.js';

/** Query parameters of the list of revisions. */
export class RevisionsParameters extends PageParameters {
  @Choice(LISTED_STATES, { description: 'Where they stand; those that wait where absent.' })
  state?: (typeof LISTED_STATES)[number];
}
