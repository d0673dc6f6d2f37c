import { comment, KEEP_ALIVE_MS, serverSentEvent } from '../../http/index.js';
import { Turns } from '../../turns/index.js';
import type { Feed } from '../feed.js';

/** How long a reader that was cut off waits before it comes again, in milliseconds. */
const RETRY_MS = 2_000;

/** Streams that are behind and read on in one turn of the event loop, however many there are. */
const catchingUp = new Turns(4);

/** What a stream waits for when it has told all there is. */
export interface Beats {
  readonly closing: boolean;
  next(): Promise<void>;
}

export interface StreamFrom {
  /** Position that the reader has; it is told what comes after it. */
  readonly after: number;
  /** Whether it goes on at the end of the log, or ends there. */
  readonly follow: boolean;
}

/**
 * A feed as server-sent events. The id of each is its position, and a comment now and then carries the position that
 * was reached where the filter lets nothing pass, so that a reader can go on from wherever it was cut off. The next
 * events are read when the connection has taken those before: nothing queues for a slow reader.
 */
export async function* liveStream(
  feed: Feed,
  beats: Beats,
  { after, follow }: StreamFrom,
  keepAlive = KEEP_ALIVE_MS,
): AsyncGenerator<string, void, undefined> {
  let position = after;
  let spoken = performance.now();
  yield `retry: ${RETRY_MS}\n${comment(`from position ${position}`, position)}`;
  for (;;) {
    if (beats.closing) return yield comment('the service is closing; come again', position);
    const beat = beats.next();
    const run = await feed.read(position);
    const wasRead = run.position > position;
    position = run.position;
    if (run.items.length > 0) {
      yield run.items.map(({ data, position: id }) => serverSentEvent(data, { id })).join('');
      spoken = performance.now();
    } else if (performance.now() - spoken >= keepAlive) {
      yield comment('still here', position);
      spoken = performance.now();
    }
    if (wasRead) await catchingUp.take();
    else if (follow) await beat;
    else return yield comment('the end of the log', position);
  }
}
