import { type Host, suffer } from './answering.js';
import { streamNameOf } from './append-request.js';
import { type Failure, grpcError, invalid, streamDeleted } from './failure.js';
import type { Operation } from './faults.js';
import { EVERYTHING, filterOf } from './filter.js';
import { streamIdentifier } from './record.js';
import { type ReadCall, Sending } from './sending.js';
import { streams } from './stubs.js';
import { follow } from './subscription.js';

type Options = InstanceType<typeof streams.ReadReq.Options>;

export const readCalls = (host: Host) => ({
  /** One method for four questions: a stream or $all, to its end or for ever. */
  read(call: ReadCall): void {
    const options = call.request.getOptions()!;
    const fail = (failure: Failure): void => void call.emit('error', grpcError(failure));
    if (!options.getUuidOption()?.hasString()) return fail(invalid('the double knows string UUIDs only'));
    const operation: Operation = options.hasSubscription()
      ? 'subscribe'
      : options.hasStream()
        ? 'read'
        : 'readAll';
    const fault = host.faults.take(operation);
    const sending = new Sending(host, call, fault);
    if (fault?.after === 'nothing') return suffer(host, call, fault.then, fail);
    const refusal = host.refusal(call.metadata, operation);
    if (refusal) return fail(refusal);
    if (options.hasSubscription()) void follow(host, sending, options);
    else if (options.hasStream()) void readStream(host, sending, options);
    else void send(host, sending, wantedOfAll(host, options), Number(options.getCount()));
  },
});

async function readStream(host: Host, sending: Sending, options: Options): Promise<void> {
  const name = streamNameOf(options.getStream()!);
  const stream = host.log.stream(name);
  if (stream.tombstoned) return sending.fail(streamDeleted(name));
  const last = stream.events.findLastIndex((index) => index < host.visible);
  if (!stream.exists || last < stream.firstReadable) {
    const missing = new streams.ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(name));
    sending.message(new streams.ReadResp().setStreamNotFound(missing).serializeBinary());
    return sending.end();
  }
  const asked = options.getStream()!;
  const backwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
  const end = backwards ? last : last + 1;
  const from = asked.hasStart() ? 0 : asked.hasEnd() ? end : Number(asked.getRevision());
  const revisions = backwards
    ? downwards(Math.min(from, last), stream.firstReadable)
    : upwards(Math.max(from, stream.firstReadable), last);
  await send(
    host,
    sending,
    mapped(revisions, (revision) => stream.events[revision]!),
    Number(options.getCount()),
  );
}

/** Forwards from a position with it, backwards without. */
function* wantedOfAll({ log, visible }: Host, options: Options): Generator<number> {
  const asked = options.getAll()!;
  const backwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
  const filter = options.hasFilter() ? filterOf(options.getFilter()!) : EVERYTHING;
  const from = asked.hasStart()
    ? 0
    : asked.hasEnd()
      ? visible
      : log.indexFrom(Number(asked.getPosition()!.getCommitPosition()));
  for (const index of backwards ? downwards(Math.min(from, visible) - 1, 0) : upwards(from, visible - 1))
    if (filter.wants(log, index)) yield index;
}

async function send({ log }: Host, sending: Sending, indexes: Iterable<number>, most: number): Promise<void> {
  let sent = 0;
  for (const index of indexes) {
    if (sent++ >= most) break;
    while (sending.mustWait) await sending.change();
    if (sending.ended) return;
    sending.event(log.record(index));
  }
  if (!sending.faultIsDue()) sending.end();
}

function* upwards(from: number, to: number): Generator<number> {
  for (let n = from; n <= to; n++) yield n;
}

function* downwards(from: number, to: number): Generator<number> {
  for (let n = from; n >= to; n--) yield n;
}

function* mapped(numbers: Iterable<number>, as: (n: number) => number): Generator<number> {
  for (const n of numbers) yield as(n);
}
