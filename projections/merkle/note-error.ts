/**
 * Why a signed note or one of its keys is not taken:
 * `malformed`: not the format; `unknown-key`: no signature by a trusted key; `bad-signature`: one that claims a trusted key
 * and is not by it; `other-log`: a checkpoint of another origin.
 */
export type NoteFault = 'malformed' | 'unknown-key' | 'bad-signature' | 'other-log';

export class NoteError extends Error {
  override readonly name = 'NoteError';
  readonly fault: NoteFault;

  constructor(fault: NoteFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

export const malformed = (message: string): NoteError => new NoteError('malformed', message);
