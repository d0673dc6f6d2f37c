import { randomUUID } from 'node:crypto';
import type { Host } from './answering.js';
import { streamNameOf } from './append-request.js';
import { slowConsumer } from './failure.js';
import { EVERYTHING, type Filter, filterOf } from './filter.js';
import type { Sending } from './sending.js';
import { streams } from './stubs.js';

type Options = InstanceType<typeof streams.ReadReq.Options>;
type ReadResp = InstanceType<typeof streams.ReadResp>;

/** Sends what is there, says that it has caught up, and goes on with what is written, until the client leaves. */
export async function follow(host: Host, sending: Sending, options: Options): Promise<void> {
  const filter = filterFor(options);
  let live = false;
  let sinceCheckpoint = 0;
  say(sending, confirmation());
  for (let next = firstIndex(host, options); !sending.ended;) {
    while (next < host.visible && !sending.mustWait && !sending.ended) {
      const index = next++;
      if (filter.wants(host.log, index)) sending.event(host.log.record(index));
      if (++sinceCheckpoint < filter.checkpointEvery) continue;
      sinceCheckpoint = 0;
      say(sending, checkpoint(host.log.positionOf(index)));
    }
    if (live && host.visible - next > host.settings.liveBuffer) {
      if (host.settings.dropSlowConsumers) return sending.fail(slowConsumer);
      live = false;
      say(sending, new streams.ReadResp().setFellBehind(new streams.ReadResp.FellBehind()));
    }
    if (!live && next >= host.visible) {
      live = true;
      say(sending, new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
    }
    if (sending.faultIsDue()) return;
    await sending.change((wake) => host.log.onChange(wake));
  }
}

/** After a position or revision, without it. */
function firstIndex(host: Host, options: Options): number {
  const { log, visible } = host;
  const all = options.getAll();
  if (all) {
    if (all.hasStart()) return 0;
    if (all.hasEnd()) return visible;
    return log.indexFrom(Number(all.getPosition()!.getCommitPosition()) + 1);
  }
  const asked = options.getStream()!;
  const { events } = log.stream(streamNameOf(asked));
  if (asked.hasStart()) return 0;
  const after = asked.hasEnd() ? events.at(-1) : events[Number(asked.getRevision())];
  return after === undefined ? visible : after + 1;
}

function filterFor(options: Options): Filter {
  if (options.hasFilter()) return filterOf(options.getFilter()!);
  const stream = options.getStream();
  if (!stream) return EVERYTHING;
  const name = streamNameOf(stream);
  return { wants: (log, index) => log.streamOf(index) === name, checkpointEvery: Infinity };
}

const say = (sending: Sending, message: ReadResp): void => sending.message(message.serializeBinary());

const confirmation = (): ReadResp =>
  new streams.ReadResp().setConfirmation(
    new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID()),
  );

const checkpoint = (position: number): ReadResp =>
  new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint()
      .setCommitPosition(String(position))
      .setPreparePosition(String(position)),
  );
