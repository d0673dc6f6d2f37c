import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './client.mjs';
import { question, toolsOf } from './questions.mjs';
import { Statements } from './statements.mjs';
import { Tally } from './tally.mjs';

/** The share of requests that state something: so few that the register does not outgrow what else is held, some 500 a minute. */
const STATED = 0.005;

/** One reader in ten is slow, while no more than this are there, and so many exports are left to the others. */
const SLOW = { share: 0.1, atOnce: 200, exportsAtOnce: 2 };

/** How often an open loop sends what is due. */
const TICK_MS = 10;

/** A mixture of readings and statements, sent one after the other or at a rate that waits for no answer. */
export class Load {
  tally = new Tally();
  slowAtOnce = 0;
  #slowExports = 0;
  #underWay = new Set();

  constructor(url, random, { products, head }) {
    this.url = url;
    this.random = random;
    this.statements = new Statements(url, random);
    this.head = head;
    const { products: stated } = this.statements;
    this.tools = toolsOf(random, {
      products: () => (random() < 0.5 && stated.length > 0 ? stated : products),
      first: head,
      head: () => this.head,
    });
  }

  /** @returns answers a second that so many callers get who wait for each */
  async closed(callers, ms) {
    const before = this.tally.answered;
    const until = performance.now() + ms;
    const call = async () => {
      while (performance.now() < until) await this.#one(false);
    };
    await Promise.all(Array.from({ length: callers }, call));
    return ((this.tally.answered - before) * 1000) / ms;
  }

  /** @returns requests a second that were sent */
  async open(rate, ms) {
    const since = performance.now();
    let sent = 0;
    for (let passed = 0; passed < ms; passed = performance.now() - since) {
      for (const due = (rate * passed) / 1000; sent < due; sent++) this.#send();
      await sleep(TICK_MS);
    }
    return (sent * 1000) / (performance.now() - since);
  }

  get underWay() {
    return this.#underWay.size - this.slowAtOnce;
  }

  /** Waits for whatever is not read slowly. */
  async rest() {
    while (this.underWay > 0) await sleep(100);
  }

  #send() {
    const sent = this.#one(true).finally(() => this.#underWay.delete(sent));
    this.#underWay.add(sent);
  }

  async #one(alsoSlow) {
    if (this.random() < STATED) return this.#state();
    const { kind, path } = question(this.random, this.tools);
    const slow = alsoSlow && this.random() < SLOW.share && this.#letsIn(kind);
    const isExport = kind === 'export' ? 1 : 0;
    if (slow) this.#count(1, isExport);
    const answer = await ask(`${this.url}/${path}`, { slow });
    if (slow) this.#count(-1, -isExport);
    this.tally.add({ kind, ...answer, text: answer.text || path }, slow);
  }

  #letsIn(kind) {
    return this.slowAtOnce < SLOW.atOnce && (kind !== 'export' || this.#slowExports < SLOW.exportsAtOnce);
  }

  #count(by, exports) {
    this.slowAtOnce += by;
    this.#slowExports += exports;
  }

  async #state() {
    const answer = await this.statements.send();
    this.tally.add(answer, false);
    if (answer.receipt) this.head = Math.max(this.head, answer.receipt.position);
  }
}
