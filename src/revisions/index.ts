/**
 * Four eyes. Whatever would revise a record is proposed by `src/recording` and `src/importing`; here it is shown, and
 * approved or refused by somebody else.
 */
export { REVISION_BODIES } from './bodies.js';
export { RevisionsModule } from './revisions.module.js';
