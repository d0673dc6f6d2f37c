export { preferredType } from './accept.js';
export { ActorHeader } from './actor-header.js';
export { allowedMethods, rememberMethods } from './allowed-methods.js';
export { entityTagMatches, entityTagOf } from './entity-tag.js';
export { Closing, ClosingModule } from './closing.js';
export { parametersPipe } from './parameters.pipe.js';
export { onRequest, type RequestHook } from './on-request.js';
export { awaited, whenOver } from './answer-over.js';
export { RequestAuthor, RequestTaker, type RequestIdentity } from './author.js';
export { useBodyParsers, UPLOAD_TYPES } from './body-parsers.js';
export { Flag } from './flag.js';
export { Heavy } from './heavy.js';
export { BEARER, Needs, NeedsAll, Open, type Needed } from './needs.js';
export { forbidden, opens, REALM } from './roles.js';
export { identify, principalOf, type Principal } from './principal.js';
export { schemaRef } from './schema-ref.js';
export { RecordedOnce } from './recorded-once.js';
export { KnownQueryGuard } from './known-query.guard.js';
export { bodyOf, objectBody, slugParam } from './inputs.js';
export {
  badRequest,
  busy,
  notFound,
  plainProblem,
  PROBLEM_TYPE,
  problemBody,
  ProblemError,
  shortened,
  type Problem,
} from './problem.js';
export { answerClientError, answerExpectation, answerFrameworkError } from './framework-errors.js';
export { comment, EventStream, KEEP_ALIVE_MS, serverSentEvent } from './server-sent-events.js';
export { TakerHeaders } from './taker-headers.js';
export { refuseUndecodableQuery } from './query-encoding.js';
export { parseStrictJson, StrictJsonError } from './strict-json.js';
