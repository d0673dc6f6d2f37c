import { plainProblem, REALM, type ProblemError } from '../http/index.js';

/** One answer whatever is asked for and whatever is wrong with the token: it tells nothing of either. */
export const unauthenticated = (sent: boolean): ProblemError =>
  plainProblem(
    401,
    'Send a token or an API key that is valid in the header Authorization: Bearer <token>.',
    {},
    { 'www-authenticate': sent ? `${REALM}, error="invalid_token"` : REALM },
  );
