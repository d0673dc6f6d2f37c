import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';

/** How long readers have to take the end of their stream when the service closes, in milliseconds. */
const FAREWELL_MS = 2_000;

/** The streams that are open. A reader that takes nothing any more must not keep the service from closing. */
@Injectable()
export class OpenStreams implements BeforeApplicationShutdown {
  private readonly responses = new Set<ServerResponse>();

  get count(): number {
    return this.responses.size;
  }

  add(response: ServerResponse): void {
    this.responses.add(response);
    response.once('close', () => this.responses.delete(response));
  }

  /** The streams end by themselves when they hear that the service closes; those that cannot are cut off. */
  async beforeApplicationShutdown(): Promise<void> {
    const late = performance.now() + FAREWELL_MS;
    while (this.responses.size > 0 && performance.now() < late) await sleep(20);
    for (const response of this.responses) response.destroy();
  }
}
