import { asError, SilenceError } from './failures.js';

/** Longest time that a timer counts, in milliseconds: about 25 days. */
const FOREVER = 2 ** 31 - 1;

export const silence = (patience: number): SilenceError =>
  new SilenceError(`no answer within ${patience} ms`);

/** @throws SilenceError where it takes longer; the signal's reason where that aborts */
export function within<T>(call: Promise<T>, patience: number, signal?: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => settle(() => reject(signal!.reason as Error));
    const late = setTimeout(() => settle(() => reject(silence(patience))), Math.min(patience, FOREVER));
    const settle = (act: () => void): void => {
      clearTimeout(late);
      signal?.removeEventListener('abort', abort);
      act();
    };
    call.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(asError(error))),
    );
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort);
  });
}
