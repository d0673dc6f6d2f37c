import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Closing } from '../../http/index.js';

/** How long readers have to take the end of their stream when the service closes, in milliseconds. */
const FAREWELL_MS = 2_000;

/** The streams that are open. A reader that takes nothing any more must not keep the service from closing. */
@Injectable()
export class OpenStreams {
  private readonly responses = new Set<ServerResponse>();

  /** The streams end by themselves when the service closes; those that cannot are cut off. */
  constructor({ signal }: Closing) {
    signal.addEventListener('abort', () => setTimeout(() => this.cutOff(), FAREWELL_MS).unref(), {
      once: true,
    });
  }

  get count(): number {
    return this.responses.size;
  }

  add(response: ServerResponse): void {
    this.responses.add(response);
    response.once('close', () => this.responses.delete(response));
  }

  private cutOff(): void {
    for (const response of this.responses) response.destroy();
  }
}
