import { Logger } from '@nestjs/common';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwksCache,
  type CryptoKey,
  type ExportedJWKSCache,
  type FlattenedJWSInput,
  type JWSHeaderParameters,
} from 'jose';
import { ProblemError } from '../../http/index.js';
import { discoverKeys } from './discovery.js';

/** Milliseconds. Keys are read again when they are this old, and for an unknown key id at most this often. */
const MAX_AGE = 600_000;
const COOLDOWN = 30_000;
const TIMEOUT = 5_000;
/** After a failure the issuer is left alone for so long, so that not every request waits for it. */
const PAUSE = 10_000;
/** Keys that cannot be read again go on for so long after they were read. */
const MOST_AGE = 3_600_000;

type Remote = ReturnType<typeof createRemoteJWKSet>;

/**
 * The keys that an issuer signs tokens with, as it publishes them. Where it cannot be reached those that were read last
 * go on for an hour, and what only newer ones could tell is unavailable.
 */
export class IssuerKeys {
  private readonly logger = new Logger('IssuerKeys');
  private readonly kept: ExportedJWKSCache | Record<string, never> = {};
  private remote: Remote | undefined;
  private failedAt = -Infinity;

  /** @param keysUrl where the keys are; found by discovery at the issuer where it is empty */
  constructor(
    private readonly issuer: string,
    private readonly keysUrl: string,
  ) {}

  /**
   * The key that a token says it is signed with.
   * @throws ProblemError 503 where it cannot be had now, JOSEError where the issuer has no such key
   */
  readonly keyOf = async (header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> => {
    if (Date.now() - this.failedAt < PAUSE) return this.keptKeyOf(header, token);
    try {
      return await (
        await this.reach()
      )(header, token);
    } catch (error) {
      if (!isOfReaching(error)) throw error;
      this.failedAt = Date.now();
      this.logger.error(`The keys of ${this.issuer} cannot be read: ${reasonOf(error)}`);
      return this.keptKeyOf(header, token);
    }
  };

  private async reach(): Promise<Remote> {
    if (this.remote) return this.remote;
    const url =
      this.keysUrl === '' ? await discoverKeys(this.issuer, AbortSignal.timeout(TIMEOUT)) : this.keysUrl;
    return (this.remote ??= createRemoteJWKSet(new URL(url), {
      cacheMaxAge: MAX_AGE,
      cooldownDuration: COOLDOWN,
      timeoutDuration: TIMEOUT,
      [jwksCache]: this.kept,
    }));
  }

  private async keptKeyOf(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> {
    const { jwks, uat } = this.kept;
    if (!jwks || Date.now() - uat > MOST_AGE) throw unavailable();
    try {
      return await createLocalJWKSet(jwks)(header, token);
    } catch (error) {
      // The issuer may have one since.
      if (error instanceof errors.JWKSNoMatchingKey) throw unavailable();
      throw error;
    }
  }
}

const unavailable = (): ProblemError =>
  new ProblemError(
    503,
    'issuer-unavailable',
    'Tokens cannot be checked now',
    'The keys of the issuer of tokens cannot be read.',
    {},
    { 'retry-after': String(PAUSE / 1000) },
  );

/** Whether the keys could not be had, and not whether the token is bad. */
const isOfReaching = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) ||
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  error.code === errors.JOSEError.code;

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
