import { createHash } from 'node:crypto';

const sha = (text) => createHash('sha256').update(text).digest('hex');

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The event at an index of a request of `count` events; the same whenever it is asked for. */
export function eventOf(request, index, count) {
  const hex = sha(`${request} ${index}`);
  const id = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
  const text = `药${sha(id)}💊`.repeat(1 + (parseInt(hex.slice(0, 4), 16) % 24));
  return {
    id,
    body: JSON.stringify({ data: { count, index, request, text }, id, type: 'Written', version: 1 }),
  };
}

/** Follows the log, event by event from the first, and notes what is wrong with it. */
export class LogCheck {
  position = 0;
  violations = [];
  #revisions = new Map();
  #open; // the request whose events are not all there yet

  /** @param acknowledged position to id, of the events that were acknowledged */
  constructor(acknowledged) {
    this.acknowledged = acknowledged;
  }

  add({ position, stream, revision, id, body }) {
    const at = ++this.position;
    const found = (what) => this.violations.push(`position ${at}: ${what}`);
    if (position !== at) found(`it calls itself ${position}`);
    const expected = (this.#revisions.get(stream) ?? -1) + 1;
    if (revision !== expected) found(`revision ${revision} of ${stream} stands where ${expected} should`);
    this.#revisions.set(stream, revision);

    const { request, index, count } = JSON.parse(body).data;
    const written = eventOf(request, index, count);
    if (written.id !== id || written.body !== body) found('it has other bytes than were written');
    const next = this.#open ?? { request, stream, index: 0 };
    if (next.request !== request || next.stream !== stream || next.index !== index)
      found(`event ${index} of ${request} stands where event ${next.index} of ${next.request} should`);
    this.#open = index + 1 < count ? { request, stream, index: index + 1 } : undefined;

    const promised = this.acknowledged.get(at);
    if (promised !== undefined && promised !== id) found(`${promised} was acknowledged there, not ${id}`);
  }

  /** To be called at the end of the log. */
  end(head) {
    if (head !== this.position) this.violations.push(`the head is ${head}, the log ends at ${this.position}`);
    if (this.#open) this.violations.push(`the log ends in the middle of ${this.#open.request}`);
    for (const [position, id] of this.acknowledged) {
      if (position > this.position) this.violations.push(`${id}, acknowledged at ${position}, is lost`);
    }
  }
}
