/** The signing key cannot be used, or is not there where it must be. Says what to do. */
export class KeyRefusedError extends Error {
  override readonly name = 'KeyRefusedError';
}
