import { Matches } from 'class-validator';
import { SourceId } from '#events/source.js';
import { Choice, PageParameters, Parameter } from '../../asking/index.js';
import { MATCH_STATES } from './list-matches.js';

/** Query parameters of the list of matches. */
export class MatchesParameters extends PageParameters {
  @Parameter(
    { type: String, pattern: SourceId.pattern!, description: 'Of this source.' },
    Matches(new RegExp(SourceId.pattern!), { message: `must match ${SourceId.pattern}` }),
  )
  sourceId?: string;

  @Choice(MATCH_STATES, { description: 'Those that wait (where absent), those that are decided, or all.' })
  state?: (typeof MATCH_STATES)[number];
}
