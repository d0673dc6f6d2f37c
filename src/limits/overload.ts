import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { fastifyUnderPressure } from '@fastify/under-pressure';
import type { Configuration } from '../configuration/index.js';
import { busy, onRequest } from '../http/index.js';
import { RefusedRequests } from '../metrics/index.js';
import { Turns } from '../turns/index.js';
import { isHealth, isMetrics } from './exempt.js';
import { isRead } from './reads.js';

/**
 * The event loop's delay is sampled every 10 ms that it is not held up, and judged by the mean of the last five seconds.
 * One question that computes for two seconds is a single sample beside the hundreds of the three seconds left: a mean of
 * some 20 ms, and of some 200 on a machine so busy that each turn takes a tenth of a second. What cannot be caught up
 * with are turns of a second, one after the other. Over a shorter interval a long question would stand alone and be its
 * own mean; one that computes for more than five seconds still does, and then the next five are refused.
 */
const SAMPLED_MS = 5_000;

/** The next mean is known by then. */
const AGAIN_AFTER = SAMPLED_MS / 1000;

/** One for all who are refused: to make an error, with where it was made, is a sixth of what a refusal costs. */
const OVERLOADED = busy(
  'overloaded',
  'The service is overloaded',
  'More is asked than can be answered; what was begun is answered first.',
  AGAIN_AFTER,
);

/** Refuses everything but how the service is while it cannot keep up with what is asked. */
export function shedLoad(app: NestFastifyApplication, { OVERLOAD_DELAY }: Configuration): void {
  if (OVERLOAD_DELAY === 0) return;
  const refused = app.get(RefusedRequests);
  void app
    .getHttpAdapter()
    .getInstance()
    .register(fastifyUnderPressure, {
      maxEventLoopDelay: OVERLOAD_DELAY,
      sampleInterval: SAMPLED_MS,
      pressureHandler: (request) => {
        if (isHealth(request) || isMetrics(request)) return Promise.resolve();
        return Promise.reject(overloaded(refused));
      },
    });
}

/** Statements that begin in one turn: those that come together are made durable together. */
const STATED_AT_ONCE = 64;

/**
 * Has requests take turns, and refuses whoever would wait for theirs for longer than is allowed. To be called behind what refuses by
 * address, so that no flood makes others wait.
 */
export function takeTurns(app: NestFastifyApplication, { OVERLOAD_DELAY }: Configuration): void {
  const refused = app.get(RefusedRequests);
  const reads = new Turns(1);
  const writes = new Turns(STATED_AT_ONCE);
  onRequest(app, () => (request, { raw }) => {
    if (isHealth(request) || isMetrics(request)) return Promise.resolve();
    const turns = isRead(request) ? reads : writes;
    if (OVERLOAD_DELAY > 0 && turns.wait > OVERLOAD_DELAY) return Promise.reject(overloaded(refused));
    return turns.take(() => raw.destroyed);
  });
}

function overloaded(refused: RefusedRequests): Error {
  refused.count('overload');
  return OVERLOADED;
}
