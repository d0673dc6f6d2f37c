import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Register } from '#projections/register/register.js';
import { MEASURE_NAMES, measureOf, type MeasureName } from '#projections/review-time/measures.js';
import { SpanIndex } from '#projections/review-time/span-index.js';
import { SpanSources } from '#projections/review-time/span-sources.js';
import { NotReadyError, ProjectingService } from '../projecting/index.js';

/** Milliseconds of work before other requests get their turn. */
const TURN_MS = 8;
/** Milliseconds of rest after a turn of work that no question waits for. */
const REST_MS = 16;
/** Milliseconds in which events gather that are then taken in together. */
const GATHER_MS = 250;

/**
 * The spans of each measure, beside the register: built from the moment it is there, one measure after another, and
 * kept up with it. A question does none of this work itself, save for what was recorded a moment ago; one that comes
 * before its spans are there waits for them, and they are told without a rest.
 */
@Injectable()
export class SpanIndexes implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(SpanIndexes.name);
  private sources: SpanSources | undefined;
  private readonly indexes = new Map<MeasureName, SpanIndex>();
  /** Questions that wait for spans. */
  private waiting = 0;
  /** Ends with the work at hand: the indexes share their sources, and so take turns. */
  private atWork: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(private readonly projecting: ProjectingService) {}

  onApplicationBootstrap(): void {
    this.keepUp().catch((error: unknown) => {
      if (!this.stopped)
        this.logger.error(`The spans are told at each question from now on: ${String(error)}`);
    });
  }

  onModuleDestroy(): void {
    this.stopped = true;
  }

  /** The spans of a measure, up to a position at least. @throws NotReadyError where the register has stopped */
  async upTo(name: MeasureName, position: number): Promise<SpanIndex> {
    this.waiting++;
    try {
      for (;;) {
        const index = this.indexOf(name, this.projecting.readyRegister());
        if (index.position >= position) return index;
        await this.advance(index, position);
      }
    } finally {
      this.waiting--;
    }
  }

  /** For as long as the service runs. While the register is not ready there is nothing to keep up with. */
  private async keepUp(): Promise<void> {
    while (!this.stopped) {
      await setTimeout(GATHER_MS, undefined, { ref: false });
      const { register } = this.projecting;
      if (!this.projecting.health().live) continue;
      for (const name of MEASURE_NAMES) await this.advance(this.indexOf(name, register), register.position);
    }
  }

  /** A register that was rebuilt has other codes: its spans are told anew. */
  private indexOf(name: MeasureName, register: Register): SpanIndex {
    if (this.sources?.register !== register) {
      this.sources = new SpanSources(register);
      this.indexes.clear();
    }
    let index = this.indexes.get(name);
    if (!index) this.indexes.set(name, (index = new SpanIndex(this.sources, measureOf(name))));
    return index;
  }

  /** One index after the other; those who wait for the same come in together. */
  private async advance(index: SpanIndex, position: number): Promise<void> {
    const turn = this.atWork.then(() => (index.position < position ? this.work(index) : undefined));
    this.atWork = turn.catch(() => undefined);
    await turn;
  }

  private async work(index: SpanIndex): Promise<void> {
    let since = performance.now();
    for (const _unit of index.advancing()) {
      if (performance.now() - since < TURN_MS) continue;
      if (this.stopped) throw new NotReadyError('The service is stopping');
      await (this.waiting > 0 ? new Promise(setImmediate) : setTimeout(REST_MS, undefined, { ref: false }));
      since = performance.now();
    }
  }
}
