import { ROLES, type Role } from '#events/access.js';
import { isText } from '#events/validation.js';
import { KEY_ACTOR } from '../api-keys/actor.js';

type Claims = Readonly<Record<string, unknown>>;

/** Longest name that can be recorded. */
const MAX_ACTOR = 200;

/** A claim by its name, or by a path with dots where there is none of that name: `realm_access.roles`. */
export function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path
    .split('.')
    .reduce<unknown>(
      (at, name) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? (at as Claims)[name] : undefined,
      claims,
    );
}

/** The roles that a claim lists, as texts or in one text with spaces between; what is no role is passed over. */
export function rolesIn(claim: unknown): ReadonlySet<Role> {
  const listed: readonly unknown[] =
    typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
  return new Set(ROLES.filter((role) => listed.includes(role)));
}

/** Who a claim says asks; undefined where that could not be recorded, or would pass for a key. */
export const actorIn = (claim: unknown): string | undefined =>
  typeof claim === 'string' && isText(claim) && claim.length <= MAX_ACTOR && !claim.startsWith(KEY_ACTOR)
    ? claim
    : undefined;
