import { Injectable } from '@nestjs/common';
import { Configuration } from '../../configuration/index.js';

export interface CachedAnswer {
  /** In UTF-8, encoded once. */
  readonly body: Buffer;
  /** Strong entity tag (RFC 9110 §8.8.3). */
  readonly etag: string;
  /** Address of the next page, for a list that has one. */
  readonly next?: string;
}

/**
 * Answers by the address that pins them. What is pinned never changes, so nothing is ever invalidated; the oldest
 * unused go when the budget is spent.
 */
@Injectable()
export class AnswerCache {
  private readonly answers = new Map<string, CachedAnswer>();
  private bytes = 0;

  constructor(private readonly configuration: Configuration) {}

  get(self: string): CachedAnswer | undefined {
    const answer = this.answers.get(self);
    if (answer) {
      this.answers.delete(self);
      this.answers.set(self, answer);
    }
    return answer;
  }

  set(self: string, answer: CachedAnswer): void {
    const cost = sizeOf(self, answer);
    if (cost > this.configuration.ANSWER_CACHE / 8) return;
    this.answers.set(self, answer);
    this.bytes += cost;
    for (const [oldest, old] of this.answers) {
      if (this.bytes <= this.configuration.ANSWER_CACHE) break;
      this.answers.delete(oldest);
      this.bytes -= sizeOf(oldest, old);
    }
  }
}

const sizeOf = (self: string, { body }: CachedAnswer): number => 2 * self.length + body.length + 200;
