import type { Metadata, sendUnaryData } from '@grpc/grpc-js';
import type { EventLog } from './event-log.js';
import { type Failure, grpcError } from './failure.js';
import type { Fault, Faults, Operation } from './faults.js';

/** The part of a node that its services see. */
export interface Host {
  readonly log: EventLog;
  readonly faults: Faults;
  /** Events of the log that have reached this node. */
  readonly visible: number;
  readonly settings: Settings;
  /** Why the node does not take this call now. */
  refusal(metadata: Metadata, operation: Operation): Failure | undefined;
  /** Ends the connection of a client, and with it all its calls. */
  reset(peer: string): void;
}

export interface Settings {
  /** Bytes of one append. */
  readonly maxAppendSize: number;
  /** Events that a live subscription may be behind. */
  readonly liveBuffer: number;
  /** Whether one that is further behind is dropped, as on server 23.10, or else catches up. */
  readonly dropSlowConsumers: boolean;
}

/** A call that is refused. */
export class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.details);
  }
}

interface Call {
  readonly metadata: Metadata;
  getPeer(): string;
}

/** Lets a call suffer what its fault says. */
export function suffer(host: Host, call: Call, then: Fault['then'], fail: (failure: Failure) => void): void {
  if (then === 'reset') host.reset(call.getPeer());
  else if (then !== 'silence') fail(then);
}

/**
 * Acts on a call and answers it, or lets it suffer its fault before or after the act.
 * @param act throws Refused
 */
export function answer<T>(
  host: Host,
  operation: Operation,
  call: Call,
  act: () => T,
  reply: { readonly succeed: (answer: T) => void; readonly fail: (failure: Failure) => void },
): void {
  const fault = host.faults.take(operation);
  if (fault?.after === 'nothing') return suffer(host, call, fault.then, reply.fail);
  const refusal = host.refusal(call.metadata, operation);
  if (refusal) return reply.fail(refusal);
  let answered: T;
  try {
    answered = act();
  } catch (error) {
    if (error instanceof Refused) return reply.fail(error.failure);
    throw error;
  }
  if (fault) suffer(host, call, fault.then, reply.fail);
  else reply.succeed(answered);
}

/** Answers a call that has one answer. */
export const unary = <T>(callback: sendUnaryData<T>) => ({
  succeed: (answered: T): void => callback(null, answered),
  fail: (failure: Failure): void => callback(grpcError(failure)),
});
