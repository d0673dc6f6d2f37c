import { any, grpc, rpc, shared, wellKnown } from './stubs.js';

const { status } = grpc;

/** How a call fails: by a status with trailers. */
export interface Failure {
  readonly code: number;
  readonly details: string;
  readonly trailers?: Readonly<Record<string, string>>;
  /** In place of that, the answer to one append of a batch; without it the failure ends the whole batch call. */
  readonly inBatch?: { readonly type: string; readonly message: { serializeBinary(): Uint8Array } };
}

/** The failure as gRPC hands it to a client. */
export function grpcError({ code, details, trailers = {} }: Failure): Partial<InstanceType<typeof Error>> & {
  code: number;
  details: string;
  metadata: InstanceType<typeof grpc.Metadata>;
} {
  const metadata = new grpc.Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return { name: 'Failure', message: details, code, details, metadata };
}

/** A google.rpc.Status with one Any. */
export function rpcStatus({ code, details, inBatch }: Failure): InstanceType<typeof rpc.Status> {
  const packed = new any.Any();
  packed.pack(inBatch!.message.serializeBinary(), inBatch!.type);
  return new rpc.Status().setCode(code).setMessage(details).setDetails(packed);
}

const nothing = { type: 'google.protobuf.Empty', message: new wellKnown.Empty() };

export const unavailable: Failure = { code: status.UNAVAILABLE, details: 'The node is going down' };

export const notReady: Failure = {
  code: status.UNAVAILABLE,
  details: 'Server Is Not Ready',
  inBatch: nothing,
};

export const busy: Failure = { code: status.UNAVAILABLE, details: 'Server Is Too Busy', inBatch: nothing };

export const noLeader: Failure = {
  code: status.UNKNOWN,
  details: 'No leader info available in response',
  inBatch: nothing,
};

export const timedOut: Failure = {
  code: status.ABORTED,
  details: 'Operation timed out',
  inBatch: { type: 'event_store.client.Timeout', message: new shared.Timeout() },
};

export const slowConsumer: Failure = {
  code: status.ABORTED,
  details:
    'Operation timed out: Consumer too slow to handle event while live. Client resubscription required.',
};

export const accessDenied: Failure = {
  code: status.PERMISSION_DENIED,
  details: 'Access Denied.',
  trailers: { exception: 'access-denied' },
  inBatch: { type: 'event_store.client.AccessDenied', message: new shared.AccessDenied() },
};

export const notAuthenticated: Failure = { code: status.UNAUTHENTICATED, details: 'Not Authenticated' };

export const invalid = (details: string): Failure => ({ code: status.INVALID_ARGUMENT, details });

export const notLeader = (leader: { readonly host: string; readonly port: number }): Failure => ({
  code: status.NOT_FOUND,
  details: 'Leader info available',
  trailers: {
    exception: 'not-leader',
    'leader-endpoint-host': leader.host,
    'leader-endpoint-port': String(leader.port),
  },
});

export const streamDeleted = (stream: string): Failure => ({
  code: status.FAILED_PRECONDITION,
  details: `Event stream '${stream}' is deleted.`,
  trailers: { exception: 'stream-deleted', 'stream-name': stream },
  inBatch: { type: 'event_store.client.StreamDeleted', message: new shared.StreamDeleted() },
});

export const appendTooLarge = (most: number): Failure => ({
  code: status.INVALID_ARGUMENT,
  details: `Maximum Append Size of ${most} Exceeded.`,
  trailers: { exception: 'maximum-append-size-exceeded', 'maximum-append-size': String(most) },
  inBatch: {
    type: 'event_store.client.MaximumAppendSizeExceeded',
    message: new shared.MaximumAppendSizeExceeded().setMaxappendsize(most),
  },
});

export const wrongExpectedVersion = (stream: string, expected: unknown, actual: number): Failure => ({
  code: status.FAILED_PRECONDITION,
  details: `Append failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${String(expected)}, Actual version: ${actual}`,
  trailers: {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': String(typeof expected === 'number' ? expected : -2),
    'actual-version': String(actual),
  },
});
