import type { AppendRequest, NewEvent } from '../../../src/event-store/event-store.js';
import * as kinds from '../double/fault-kinds.js';
import type { Fault, Operation } from '../double/index.js';
import { type Random, seeded } from './random.js';

/** What one schedule does: who writes what, who follows from where, and what goes wrong when. */
export interface Plan {
  readonly faults: readonly { readonly operation: Operation; readonly fault: Fault; readonly skip: number }[];
  /** What happens to the cluster, after so many acknowledged requests. */
  readonly incidents: readonly { readonly after: number; readonly kind: Incident }[];
  readonly writers: readonly Writer[];
  /** Positions after which subscribers begin. */
  readonly subscribers: readonly { readonly after: number; readonly resumesAfter: number }[];
}

export interface Writer {
  readonly stream: string;
  /** Whether it hands all its requests over in one call. */
  readonly together: boolean;
  /** The expected revisions hold where nobody else writes to the stream. */
  readonly requests: readonly AppendRequest[];
}

const INCIDENTS = ['leader changes', 'connections drop', 'node restarts'] as const;
export type Incident = (typeof INCIDENTS)[number];

const SHARED = 'shared';

export function planOf(seed: number): Plan {
  const random = seeded(seed);
  const times = <T>(most: number, make: (n: number) => T): T[] =>
    Array.from({ length: 1 + random.below(most) }, (_, n) => make(n));
  return {
    faults: times(4, () => ({ ...faultOf(random), skip: random.below(4) })),
    incidents:
      random.below(3) === 0 ? times(2, () => ({ after: random.below(6), kind: random.from(INCIDENTS) })) : [],
    writers: times(6, (n) => writerOf(random, random.below(4) === 0 ? SHARED : `stream-${n}`)),
    subscribers: times(3, () => ({ after: random.below(4), resumesAfter: 1 + random.below(8) })),
  };
}

function faultOf(random: Random): { operation: Operation; fault: Fault } {
  const events = random.below(5);
  const reads = [
    kinds.isUnavailable,
    kinds.hangs,
    kinds.breaksBefore,
    kinds.isNotReady,
    kinds.isBusy,
    kinds.deniesAccess,
    kinds.dropsAfter(events),
    kinds.resetsAfter(events),
    kinds.goesQuietAfter(events),
    kinds.findsConsumerSlowAfter(events),
  ];
  const appends = [
    kinds.isUnavailable,
    kinds.hangs,
    kinds.breaksBefore,
    kinds.isNotReady,
    kinds.isBusy,
    kinds.deniesAccess,
    kinds.isTooLarge,
    kinds.losesAcknowledgement,
    kinds.keepsAcknowledgement,
    kinds.timesOut,
    kinds.breaksAfter,
  ];
  const operation = random.from([
    'append',
    'append',
    'append',
    'subscribe',
    'subscribe',
    'readAll',
    'features',
  ] as const);
  if (operation === 'append') return { operation, fault: random.from(appends) };
  // A subscription that goes quiet is the server's word against nobody's: only keep-alive pings tell, after seconds.
  const possible = operation === 'subscribe' ? reads.filter(({ then }) => then !== 'silence') : reads;
  return { operation, fault: random.from(operation === 'features' ? reads.slice(0, 6) : possible) };
}

function writerOf(random: Random, stream: string): Writer {
  const requests: AppendRequest[] = [];
  for (let n = 1 + random.below(4), revision = -1; n > 0; n--) {
    const events = Array.from({ length: 1 + random.below(3) }, () => eventOf(random));
    requests.push({ stream, expectedRevision: revision, events });
    revision += events.length;
  }
  return { stream, together: stream !== SHARED && random.below(3) === 0, requests };
}

function eventOf(random: Random): NewEvent {
  const id = random.uuid();
  return {
    id,
    body: JSON.stringify({ data: { n: random.below(1_000) }, id, type: 'Scheduled', version: 1 }),
  };
}
