import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { acknowledgedFaults } from './acknowledged.mjs';
import { ask, startService } from './service-process.mjs';

const CONNECTIONS = 32;
/** Of the rounds, how many kill it while it starts and recovers, and how many end it in order as well, which leaves a snapshot. */
const WHILE_STARTING = 0.1;
const IN_ORDER = 0.25;
const source = { title: 'Crash test' };
const application = { applicationId: 'a', agency: 'NMPA', applicationKind: 'IND', source };

/** A service on a store of its own, killed and started again, round by round. */
export class CrashedService {
  acknowledged = new Map();
  #folder = mkdtempSync(join(tmpdir(), 'clockstop-service-crash-'));
  #product = 0;
  #service;
  #checkedTo = 0;

  constructor(random, name) {
    this.random = random;
    this.log = `crash_${process.pid}_${Date.now()}_${name}`;
  }

  /** @throws Error where an acknowledged event is not there as acknowledged, or the projections differ from a full rebuild */
  async round() {
    this.#service ??= await this.#start();
    const known = this.acknowledged.size;
    await this.#killUnderLoad();
    if (this.random() < WHILE_STARTING) await this.#killWhileStarting();
    this.#service = await this.#start();
    await this.#check(new Map([...this.acknowledged].slice(known)), this.#checkedTo);
    if (this.random() < IN_ORDER) await this.#end('SIGTERM');
  }

  /** Checks everything from the first event on, and clears up. */
  async finish() {
    this.#service ??= await this.#start();
    await this.#check(this.acknowledged, 0);
    await this.#end('SIGTERM');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #start(spawned) {
    return startService({ DATA_DIR: this.#folder, ESDB_LOG: this.log, LOG_LEVEL: 'error' }, { spawned });
  }

  async #end(signal) {
    const { child, gone } = this.#service;
    this.#service = undefined;
    child.kill(signal);
    await gone;
  }

  async #killUnderLoad() {
    const { url } = this.#service;
    let writers;
    await new Promise((go) => {
      writers = Array.from({ length: CONNECTIONS }, () => this.#write(url, go));
      void Promise.all(writers).then(go, go);
    });
    await sleep(this.random() * 600);
    await this.#end('SIGKILL');
    await Promise.all(writers);
  }

  async #killWhileStarting() {
    const started = this.#start(
      (child) => void sleep(this.random() * 3_000).then(() => child.kill('SIGKILL')),
    );
    const service = await started.catch(() => undefined);
    await service?.gone;
  }

  /** Registers products and files applications for them until the service is gone. */
  async #write(url, onAcknowledged) {
    for (;;) {
      const productId = `p-${this.#product++}`;
      const statements = [
        ['products', { productId, source, names: [{ text: `Product ${productId}`, kind: 'code' }] }],
        [`products/${productId}/filings`, { effectiveOn: '2025-01', ...application }],
        [`products/${productId}/acceptances`, { effectiveOn: '2025-02-03', ...application }],
      ];
      for (const [path, body] of statements) {
        const receipt = await ask(url, path, { method: 'POST', body });
        if (!receipt) return;
        this.acknowledged.set(receipt.eventId, receipt);
        onAcknowledged();
      }
    }
  }

  async #check(acknowledged, after) {
    const { url } = this.#service;
    const faults = await acknowledgedFaults(url, acknowledged, after);
    if (faults.length > 0) throw new Error(`${this.#folder}: ${faults.slice(0, 20).join('\n')}`);
    const { basis } = await ask(url, 'products?limit=1');
    // Pinned: to hand out the register is an event of its own.
    const register = `register?effectiveAt=2026-01-01&knownAt=position:${basis.position}`;
    const before = JSON.stringify(await ask(url, register));
    await ask(url, 'projections/register/rebuild', { method: 'POST', body: {} });
    if (before === undefined || before !== JSON.stringify(await ask(url, register)))
      throw new Error(`${this.#folder}: the projections differ from a full rebuild`);
    this.#checkedTo = basis.position;
  }
}
