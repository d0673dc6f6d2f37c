import type { StreamingRead } from '@eventstore/db-client';
import type { Connection } from './connection.js';
import { SilenceError } from './failures.js';

/**
 * What a read answers, to its end or until there is enough.
 * @param silence longest time between two events, in milliseconds
 * @param enough whether what has come so far, this included, is enough
 * @throws SilenceError where nothing comes for longer; the cause where the connection is given up
 */
export function collect<T>(
  { lost }: Connection,
  call: StreamingRead<T>,
  silence: number,
  enough: (event: T) => boolean = () => false,
): Promise<T[]> {
  const events: T[] = [];
  return new Promise<T[]>((resolve, reject) => {
    const abort = (): void => settle(() => reject(lost.reason as Error));
    const late = setTimeout(
      () => settle(() => reject(new SilenceError(`a read was silent for ${silence} ms`))),
      silence,
    );
    const settle = (act: () => void): void => {
      clearTimeout(late);
      lost.removeEventListener('abort', abort);
      call.removeAllListeners('data');
      act();
      // A call that is left runs on otherwise. Fails only where it was never made.
      if (!call.readableEnded) void call.cancel().catch(() => undefined);
    };
    call.on('data', (event: T) => {
      events.push(event);
      late.refresh();
      if (enough(event)) settle(() => resolve(events));
    });
    call.on('error', (error) => settle(() => reject(error)));
    call.on('end', () => settle(() => resolve(events)));
    if (lost.aborted) abort();
    else lost.addEventListener('abort', abort);
  });
}
