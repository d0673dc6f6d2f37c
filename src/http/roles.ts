import type { Role } from '#events/access.js';
import type { Needed } from './needs.js';
import { plainProblem, type ProblemError } from './problem.js';

/** What a challenge begins with (RFC 6750 §3). */
export const REALM = 'Bearer realm="clockstop"';

/** Nobody can record, correct or check what they cannot read. */
const READERS: readonly Role[] = ['reader', 'recorder', 'corrector', 'auditor'];

const has = (roles: ReadonlySet<Role>, role: Role): boolean =>
  role === 'reader' ? READERS.some((each) => roles.has(each)) : roles.has(role);

/** Whether the roles open what needs any of the sets. */
export const opens = (roles: ReadonlySet<Role>, needed: Needed): boolean =>
  needed.some((set) => set.every((role) => has(roles, role)));

/** It names what is needed, as the OpenAPI document does, and nothing of what was asked for. */
export const forbidden = (needed: Needed): ProblemError =>
  plainProblem(
    403,
    `It needs the role ${needed.map((set) => set.join(' and ')).join(' or ')}.`,
    {},
    { 'www-authenticate': `${REALM}, error="insufficient_scope"` },
  );
