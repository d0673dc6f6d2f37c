import { MAX_CHECKPOINT_BYTES, NO_CHECKPOINT } from './checkpoint-store.js';

const NAME = /^[a-z0-9][a-z0-9/-]{0,199}$/;

/**
 * What every store asks of a write before it looks at what is there.
 * @throws RangeError naming what is wrong; a fault of the caller's, which no retry mends
 */
export function checkWrite(name: string, expectedRevision: number, body: string): void {
  if (!NAME.test(name)) throw new RangeError(`"${name}" does not match ${NAME.source}`);
  if (!Number.isSafeInteger(expectedRevision) || expectedRevision < NO_CHECKPOINT)
    throw new RangeError(`${expectedRevision} is not a revision`);
  if (!body.isWellFormed()) throw new RangeError(`the body of "${name}" is not Unicode`);
  const bytes = Buffer.byteLength(body);
  if (bytes > MAX_CHECKPOINT_BYTES)
    throw new RangeError(
      `the body of "${name}" has ${bytes} bytes; at most ${MAX_CHECKPOINT_BYTES} are kept`,
    );
}
