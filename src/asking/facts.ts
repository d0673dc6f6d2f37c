import { Inject, Injectable } from '@nestjs/common';
import { beliefIn, type About, type Belief, type LoggedEvent } from '#projections/belief/belief.js';
import { beliefsOf } from '#projections/product/beliefs.js';
import { milestoneView, type MilestoneView } from '#projections/product/milestone-view.js';
import type { Trail } from '#events/envelope.js';
import { productStream } from '#events/subject.js';
import { EventStore, loggedEvent } from '../event-store/index.js';
import { notFound } from '../http/index.js';
import { ProjectingService } from '../projecting/index.js';
import { SubjectRecords } from '../recording/index.js';
import type { ResolvedBasis } from './basis/basis.js';

/** A fact in a list across products. */
export interface FactView extends MilestoneView {
  readonly productId?: string;
  readonly referenceId?: string;
  readonly trail?: Trail;
}

/** Reads from the log what was known at a position: the one way from a basis to facts. */
@Injectable()
export class Facts {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly records: SubjectRecords,
    private readonly projecting: ProjectingService,
  ) {}

  /** The events of a product's streams as known, in order of position. */
  async logOf(productId: string, { position }: ResolvedBasis): Promise<LoggedEvent[]> {
    const log = await this.records.log(productStream(productId));
    return log.filter((event) => event.position <= position);
  }

  /**
   * What a view makes of a product's beliefs.
   * @throws ProblemError 404 where it is not registered, as far as was known
   */
  async ofProduct<T>(
    productId: string,
    basis: ResolvedBasis,
    view: (productId: string, beliefs: readonly Belief[], day: number) => T | undefined,
  ): Promise<T> {
    const beliefs = beliefsOf(productId, await this.logOf(productId, basis), basis.day);
    const seen = view(productId, beliefs, basis.day);
    if (seen === undefined) throw unknownProduct(productId, basis);
    return seen;
  }

  /** The beliefs in the facts recorded at these positions, as known. */
  async beliefs(positions: readonly number[], basis: Pick<ResolvedBasis, 'position'>): Promise<Belief[]> {
    const events = await this.store.readPositions(positions);
    const known = this.aboutAsOf(basis);
    return events.map((event) => beliefIn(loggedEvent(event), known));
  }

  /** What was recorded about records, as known. */
  aboutAsOf({ position }: Pick<ResolvedBasis, 'position'>): About {
    const { about } = this.projecting.register;
    return { get: (id) => about.get(id)?.filter((event) => event.position <= position) };
  }

  async view(
    selected: readonly { readonly position: number; readonly certain: boolean }[],
    basis: ResolvedBasis,
  ): Promise<FactView[]> {
    const beliefs = await this.beliefs(
      selected.map(({ position }) => position),
      basis,
    );
    return beliefs.map((belief, i) => factView(belief, selected[i]!.certain));
  }
}

export function factView(belief: Belief, certain: boolean): FactView {
  const { productId, referenceId, trail } = belief.event;
  return {
    ...(productId !== undefined && { productId }),
    ...(referenceId !== undefined && { referenceId }),
    ...(trail !== undefined && { trail }),
    ...milestoneView({ ...belief, certainty: certain ? 'certain' : 'possible' }),
  };
}

export const unknownProduct = (productId: string, { effectiveAt, position }: ResolvedBasis) =>
  notFound(`No product "${productId}" is registered as of ${effectiveAt}, as known at position ${position}.`);
