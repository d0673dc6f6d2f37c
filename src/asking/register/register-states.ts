import { Injectable } from '@nestjs/common';
import { productState, type ProductState } from '#projections/product/state.js';
import { selectProducts } from '#projections/register/products.js';
import { ProjectingService } from '../../projecting/index.js';
import type { ResolvedBasis } from '../basis/basis.js';
import { ClockRules } from '../clock-rules.js';
import { Facts } from '../facts.js';
import { nextSlice } from '../slices.js';

/** Products read at once: enough to keep the store busy, few enough to hold. */
const AT_ONCE = 32;

@Injectable()
export class RegisterStates {
  constructor(
    private readonly projecting: ProjectingService,
    private readonly facts: Facts,
    private readonly rules: ClockRules,
  ) {}

  /** Every registered product's state, in order of id; a reader that stops reading stops the work. */
  async *all(basis: ResolvedBasis): AsyncGenerator<ProductState, void, undefined> {
    const clocks = await this.rules.clocks(basis);
    const state = (id: string) =>
      this.facts.ofProduct(id, basis, (productId, beliefs, day) =>
        productState(productId, beliefs, day, clocks),
      );
    const ids = selectProducts(this.projecting.register, {}, basis.day, basis.position);
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const run = ids.slice(at, at + AT_ONCE);
      await nextSlice();
      yield* await Promise.all(run.map(state));
    }
  }
}
