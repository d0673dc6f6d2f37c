import { Agent, request as send } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { sip } from './client.mjs';

/** How long a reader that was refused or cut off waits before it comes again. */
const AGAIN_MS = 2_000;

/** A reader of the stream of events, which goes on from where it was cut off and notes what came in another order or twice. */
export class StreamReader {
  received = 0;
  position = 0;
  cuts = 0;
  faults = [];
  #ending = new AbortController();

  /** @param slow whether it takes a few bytes a second */
  constructor(url, slow) {
    this.url = url;
    this.slow = slow;
    this.over = this.#follow();
  }

  end() {
    this.#ending.abort();
    return this.over;
  }

  async #follow() {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      await this.#read(signal);
      if (signal.aborted) return;
      this.cuts++;
      await sleep(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  #read(signal) {
    return new Promise((resolve) => {
      const sending = send(`${this.url}/feeds/events?after=${this.position}`, { agent: new Agent(), signal });
      sending.on('error', resolve);
      sending.on('response', (response) => {
        response.on('error', resolve).on('close', resolve);
        if (response.statusCode !== 200) {
          if (response.statusCode !== 503) this.faults.push(`a stream was answered ${response.statusCode}`);
          return void response.resume();
        }
        if (this.slow) return void sip(response);
        let rest = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          const messages = (rest + chunk).split('\n\n');
          rest = messages.pop();
          messages.forEach((message) => this.#take(message));
        });
      });
      sending.end();
    });
  }

  #take(message) {
    const id = /^id: (\d+)$/m.exec(message)?.[1];
    if (id === undefined) return;
    const position = Number(id);
    const isEvent = /^data:/m.test(message);
    if (position < this.position || (isEvent && position === this.position))
      this.faults.push(`position ${position} came after ${this.position}`);
    this.position = position;
    if (isEvent) this.received++;
  }
}
