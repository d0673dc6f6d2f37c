import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';

/** Why a request was refused that would have been answered at another time. */
export const REFUSAL_REASONS = [
  'address_rate',
  'actor_rate',
  'exports',
  'time',
  'overload',
  'closing',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Requests that were refused for how many there were, and not for what they asked. */
@Injectable()
export class RefusedRequests {
  private readonly total: Counter<'reason'>;

  constructor(registry: Registry) {
    this.total = new Counter({
      name: 'clockstop_http_requests_refused_total',
      help: `Requests refused for now, by the limit that they met: ${REFUSAL_REASONS.join(', ')}.`,
      labelNames: ['reason'],
      registers: [registry],
    });
    // A rate can be told of a series only from where it begins.
    for (const reason of REFUSAL_REASONS) this.total.inc({ reason }, 0);
  }

  count(reason: RefusalReason): void {
    this.total.inc({ reason });
  }
}
