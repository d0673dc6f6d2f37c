/** Uniform numbers from a seed (mulberry32), so that a failure can be had again. */
export class Random {
  constructor(private state: number) {}

  /** A whole number from 0 to below the bound. */
  below(bound: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * bound);
  }

  /** A whole number from one to another, both inclusive. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }
}

/** AUDIT_SEED repeats a run. */
export const SEED = Number(process.env['AUDIT_SEED'] ?? Date.now() % 1_000_000);
