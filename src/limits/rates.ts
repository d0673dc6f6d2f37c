import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { fastifyRateLimit } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { Configuration } from '../configuration/index.js';
import { onRequest, plainProblem, principalOf } from '../http/index.js';
import { RefusedRequests } from '../metrics/index.js';
import { isHealth } from './exempt.js';

const MINUTE_MS = 60_000;

/** Callers who are counted at once. Of more, those who have been silent longest begin anew: no flood fills the memory. */
const COUNTED = 20_000;

type Settings = Pick<Configuration, 'ACCESS_CONTROL' | 'RATE_LIMIT'>;

interface Rate {
  readonly reason: 'address_rate' | 'actor_rate';
  readonly of: string;
  /** Whether a request counts. */
  readonly counts: (request: FastifyRequest) => boolean;
  /** Whose requests are counted together; the address where absent, and of IPv6 its network of 64 bits. */
  readonly keyGenerator?: (request: FastifyRequest) => string;
}

/** Before it is known who asks, so that guesses at tokens are limited too. */
export const limitAddresses = (app: NestFastifyApplication, settings: Settings): void =>
  limit(app, settings, {
    reason: 'address_rate',
    of: 'this address',
    counts: (request) => !isHealth(request),
  });

/** Wherever they ask from; to be called behind what tells who asks. */
export const limitActors = (app: NestFastifyApplication, settings: Settings): void =>
  limit(app, settings, {
    reason: 'actor_rate',
    of: 'this actor',
    counts: (request) => principalOf(request) !== undefined,
    keyGenerator: (request) => principalOf(request)!.actor,
  });

/** Where nobody but this machine's own processes can ask there is nobody to be kept out. */
function limit(
  app: NestFastifyApplication,
  { ACCESS_CONTROL, RATE_LIMIT: max }: Settings,
  { reason, of, counts, ...key }: Rate,
): void {
  if (max === 0 || ACCESS_CONTROL === 'loopback') return;
  const refused = app.get(RefusedRequests);
  onRequest(app, async (instance) => {
    if (!instance.hasDecorator('createRateLimit'))
      await instance.register(fastifyRateLimit, { global: false });
    // `cache` is read, and missing from the declared options.
    const options = { max, timeWindow: MINUTE_MS, cache: COUNTED, ...key };
    const rateOf = instance.createRateLimit(options);
    return async (request) => {
      if (!counts(request)) return;
      const rate = await rateOf(request);
      if (rate.isAllowed || !rate.isExceeded) return;
      refused.count(reason);
      throw plainProblem(
        429,
        `More than ${max} requests of ${of} came within a minute.`,
        {},
        { 'retry-after': String(rate.ttlInSeconds) },
      );
    };
  });
}
