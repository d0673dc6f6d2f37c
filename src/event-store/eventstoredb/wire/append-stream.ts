import type { AppendAnswer } from './append-answer.js';
import { appendRequest, type WireAppend } from './append-request.js';
import type { AppendCall } from './streams-client.js';

interface Waiter {
  readonly taken: () => void;
  readonly refused: (error: Error) => void;
}

/**
 * Appends on one call. They reach the server in the order in which they are asked for; whoever asks limits what is under way.
 */
export class AppendStream {
  private readonly waiting = new Map<string, Waiter>();
  private cause: Error | undefined;

  /** @param ended called when nothing more can be appended on the call */
  constructor(
    private readonly call: AppendCall,
    private readonly ended: () => void,
  ) {
    call.on('data', (answer: AppendAnswer) => this.hear(answer));
    call.on('error', (error) => this.end(error));
    call.on('end', () => this.end(new Error('the server ended the call that appends')));
  }

  /**
   * @param deadline when the server need not begin any more
   * @throws what the server refuses it with, in the client's words; what ended the call before it answered
   */
  append(append: WireAppend, deadline: Date): Promise<void> {
    if (this.cause) return Promise.reject(this.cause);
    return new Promise((taken, refused) => {
      this.waiting.set(append.correlation, { taken, refused });
      this.call.write(appendRequest(append, deadline));
    });
  }

  private hear({ correlation, refusal }: AppendAnswer): void {
    const waiter = this.waiting.get(correlation);
    this.waiting.delete(correlation);
    if (refusal) waiter?.refused(refusal);
    else waiter?.taken();
  }

  private end(cause: Error): void {
    if (this.cause) return;
    this.cause = cause;
    this.ended();
    this.call.end();
    for (const { refused } of this.waiting.values()) refused(cause);
    this.waiting.clear();
  }
}
