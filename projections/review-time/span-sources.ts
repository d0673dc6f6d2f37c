import type { Register } from '../register/register.js';
import { MovedLanes } from './moved-lanes.js';
import { Units } from './units.js';

/** What the spans of every measure are told from: kept once for all measures of a register. */
export class SpanSources {
  readonly units: Units;
  readonly movedLanes: MovedLanes;

  constructor(readonly register: Register) {
    this.units = new Units(register);
    this.movedLanes = new MovedLanes(register);
  }

  /** Takes in what the register has gained. Not to be called while an index that shares it is on its way. */
  follow(): void {
    this.units.follow();
    this.movedLanes.follow();
  }
}
