/** The store holds what the file does not: an export goes into an empty store, or goes on where it was broken off. */
export class RestoreRefusedError extends Error {
  override readonly name = 'RestoreRefusedError';
}
