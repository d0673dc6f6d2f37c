import { Injectable } from '@nestjs/common';
import type { Register } from '#projections/register/register.js';
import { measureOf, type MeasureName } from '#projections/review-time/measures.js';
import { SpanIndex } from '#projections/review-time/span-index.js';
import { ProjectingService } from '../projecting/index.js';

/** Milliseconds of work before other requests get their turn. */
const TURN_MS = 8;

/** The spans of each measure, built at the first question about it and kept up with the register from then on. */
@Injectable()
export class SpanIndexes {
  private readonly indexes = new Map<MeasureName, SpanIndex>();
  private readonly advancing = new Map<SpanIndex, Promise<void>>();

  constructor(private readonly projecting: ProjectingService) {}

  /** The spans of a measure, up to a position at least. @throws NotReadyError where the register has stopped */
  async upTo(name: MeasureName, position: number): Promise<SpanIndex> {
    const index = this.indexOf(name, this.projecting.readyRegister());
    while (index.position < position) {
      let step = this.advancing.get(index);
      if (!step) {
        step = advance(index).finally(() => this.advancing.delete(index));
        this.advancing.set(index, step);
      }
      await step;
    }
    return index;
  }

  /** A register that was rebuilt has other codes: its spans are told anew. */
  private indexOf(name: MeasureName, register: Register): SpanIndex {
    let index = this.indexes.get(name);
    if (index?.register !== register) {
      index = new SpanIndex(register, measureOf(name));
      this.indexes.set(name, index);
    }
    return index;
  }
}

async function advance(index: SpanIndex): Promise<void> {
  let since = performance.now();
  for (const _unit of index.advancing()) {
    if (performance.now() - since < TURN_MS) continue;
    await new Promise(setImmediate);
    since = performance.now();
  }
}
