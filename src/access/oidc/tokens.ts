import { Injectable } from '@nestjs/common';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { Configuration } from '../../configuration/index.js';
import type { Principal } from '../../http/index.js';
import { actorIn, claimAt, rolesIn } from './claims.js';
import { IssuerKeys } from './issuer-keys.js';

/** Asymmetric alone: a token that says `none`, or was made with a secret, is no token. */
export const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/** Seconds that the issuer's clock and this one may differ. */
const CLOCK_TOLERANCE = 5;

/** Tells who holds a token of the OpenID provider. */
@Injectable()
export class Tokens {
  private readonly keys: IssuerKeys | undefined;

  constructor(private readonly configuration: Configuration) {
    const { OIDC_ISSUER, OIDC_JWKS_URL } = configuration;
    if (OIDC_ISSUER !== '') this.keys = new IssuerKeys(OIDC_ISSUER, OIDC_JWKS_URL);
  }

  /**
   * @returns undefined where the token is not good, or no provider is named
   * @throws ProblemError 503 where the provider's keys cannot be had now
   */
  async holderOf(token: string): Promise<Principal | undefined> {
    const claims = await this.claimsOf(token);
    const actor = claims && actorIn(claimAt(claims, this.configuration.OIDC_ACTOR_CLAIM));
    if (actor === undefined) return undefined;
    return { actor, roles: rolesIn(claimAt(claims!, this.configuration.OIDC_ROLES_CLAIM)) };
  }

  private async claimsOf(token: string): Promise<JWTPayload | undefined> {
    if (!this.keys) return undefined;
    const { OIDC_ISSUER, OIDC_AUDIENCE } = this.configuration;
    try {
      const { payload } = await jwtVerify(token, this.keys.keyOf, {
        issuer: OIDC_ISSUER,
        audience: OIDC_AUDIENCE,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp'],
        clockTolerance: CLOCK_TOLERANCE,
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}
