import { Injectable, Module } from '@nestjs/common';

/**
 * Tells that the service has begun to close: what would go on for ever ends by itself, and what is under way is answered
 * before anything that answers need is closed.
 */
@Injectable()
export class Closing {
  private readonly controller = new AbortController();
  readonly signal = this.controller.signal;

  begin(): void {
    this.controller.abort();
  }
}

@Module({ providers: [Closing], exports: [Closing] })
export class ClosingModule {}
