import type { Position } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';

/** A message of the protocol, as it ships with the client. */
export type ReadRequest = InstanceType<typeof streams.ReadReq>;

const { ReadReq } = streams;
const { Options } = ReadReq;

/** Up to so many events of $all from a place on, which is included. */
export function readAll(from: Position, count: number): ReadRequest {
  const options = newOptions();
  options.setAll(allFrom(from));
  options.setCount(String(count));
  options.setNoFilter(new shared.Empty());
  return requestOf(options);
}

/** A stream's events from a revision to its end. */
export function readStream(streamId: string, fromRevision: number): ReadRequest {
  const stream = streamOptions(streamId);
  stream.setRevision(String(fromRevision));
  return requestOfStream(stream, Options.ReadDirection.FORWARDS, Number.MAX_SAFE_INTEGER);
}

/** The last event of a stream. */
export function readLast(streamId: string): ReadRequest {
  const stream = streamOptions(streamId);
  stream.setEnd(new shared.Empty());
  return requestOfStream(stream, Options.ReadDirection.BACKWARDS, 1);
}

/**
 * What stands in $all after a place, and whatever comes after it, of the streams whose names begin so.
 * @param after the beginning where none is given
 * @param checkpointInterval events between two checkpoints of the filter, in windows of the server's
 */
export function follow(after: Position | undefined, prefix: string, checkpointInterval: number): ReadRequest {
  const filter = new Options.FilterOptions();
  const expression = new Options.FilterOptions.Expression();
  expression.setPrefixList([prefix]);
  filter.setStreamIdentifier(expression);
  filter.setCount(new shared.Empty());
  filter.setCheckpointintervalmultiplier(checkpointInterval);
  const options = newOptions();
  options.setAll(allFrom(after));
  options.setSubscription(new Options.SubscriptionOptions());
  options.setFilter(filter);
  return requestOf(options);
}

function requestOfStream(
  stream: InstanceType<typeof Options.StreamOptions>,
  direction: 0 | 1,
  count: number,
): ReadRequest {
  const options = newOptions();
  options.setStream(stream);
  options.setReadDirection(direction);
  options.setCount(String(count));
  options.setNoFilter(new shared.Empty());
  return requestOf(options);
}

function requestOf(options: InstanceType<typeof Options>): ReadRequest {
  const request = new ReadReq();
  request.setOptions(options);
  return request;
}

/** No links are followed, and ids come as text. */
function newOptions(): InstanceType<typeof Options> {
  const uuids = new Options.UUIDOption();
  uuids.setString(new shared.Empty());
  const options = new Options();
  options.setUuidOption(uuids);
  return options;
}

function streamOptions(streamId: string): InstanceType<typeof Options.StreamOptions> {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(streamId).toString('base64'));
  const options = new Options.StreamOptions();
  options.setStreamIdentifier(identifier);
  return options;
}

function allFrom(place: Position | undefined): InstanceType<typeof Options.AllOptions> {
  const options = new Options.AllOptions();
  if (!place) options.setStart(new shared.Empty());
  else {
    const position = new Options.Position();
    position.setCommitPosition(String(place.commit));
    position.setPreparePosition(String(place.prepare));
    options.setPosition(position);
  }
  return options;
}
