import type { Connection } from './connection.js';
import { asError, SilenceError } from './failures.js';
import type { ReadAnswer, WireEvent } from './wire/read-answer.js';
import type { ReadRequest } from './wire/read-requests.js';
import type { ReadCall } from './wire/streams-client.js';

/**
 * The events that a read answers, to its end or until there are enough; none of a stream that is not there.
 * @param silence longest time between two events, in milliseconds
 * @param enough whether what has come so far, this included, is enough
 * @throws SilenceError where nothing comes for longer; the cause where the connection is given up
 */
export async function collect(
  connection: Connection,
  request: ReadRequest,
  silence: number,
  enough: (event: WireEvent) => boolean = () => false,
): Promise<WireEvent[]> {
  const { lost } = connection;
  const call = await connection.answer(connection.client.read(request), silence);
  const events: WireEvent[] = [];
  return new Promise<WireEvent[]>((resolve, reject) => {
    const abort = (): void => settle(() => reject(lost.reason as Error));
    const late = setTimeout(
      () => settle(() => reject(new SilenceError(`a read was silent for ${silence} ms`))),
      silence,
    );
    const settle = (act: () => void): void => {
      clearTimeout(late);
      lost.removeEventListener('abort', abort);
      leave(call);
      act();
    };
    call.on('data', (answer: ReadAnswer) => {
      late.refresh();
      if (typeof answer === 'string') return;
      events.push(answer);
      if (enough(answer)) settle(() => resolve(events));
    });
    call.on('error', (error) => settle(() => reject(asError(error))));
    call.on('end', () => settle(() => resolve(events)));
    if (lost.aborted) abort();
    else lost.addEventListener('abort', abort);
  });
}

/** Ends a call that nobody listens to any more; it runs on otherwise. */
export function leave(call: ReadCall): void {
  call.removeAllListeners('data');
  // Not at once: gRPC loses a call that is cancelled before it has been sent.
  if (!call.readableEnded) setImmediate(() => call.cancel());
}
