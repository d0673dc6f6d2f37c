import type { LoggedEvent } from '#projections/belief/belief.js';
import type { Projection, Snapshot } from '#projections/projection.js';

export type ProjectorStatus = 'building' | 'live' | 'failed';

export interface ProjectorHealth {
  readonly name: string;
  readonly version: number;
  readonly status: ProjectorStatus;
  readonly position: number;
  readonly error?: string;
}

/**
 * One projection and how far it has come. An event that it cannot fold stops it, and it alone, where it stands:
 * nothing is skipped in silence.
 */
export class Projector<S> {
  position = 0;
  status: ProjectorStatus = 'building';
  error: string | undefined;
  state: S;
  /** Events that its state was given by a snapshot. */
  fromSnapshot = 0;

  constructor(readonly projection: Projection<S>) {
    this.state = projection.initial();
  }

  /** @returns whether it was folded; false once it has failed */
  fold(event: LoggedEvent, body: string): boolean {
    if (this.status === 'failed') return false;
    try {
      this.projection.fold(this.state, event, body);
      this.position = event.position;
      return true;
    } catch (error) {
      this.status = 'failed';
      this.error = `event ${event.id} at position ${event.position}: ${String(error)}`;
      return false;
    }
  }

  save(): Snapshot {
    return this.projection.save(this.state);
  }

  restore(snapshot: Snapshot, position: number): void {
    this.state = this.projection.load(snapshot);
    this.position = position;
    this.fromSnapshot = position;
  }

  /** Takes the place of a projector that was built beside it. */
  adopt(other: Projector<S>): void {
    this.state = other.state;
    this.position = other.position;
    this.status = other.status;
    this.error = other.error;
    this.fromSnapshot = other.fromSnapshot;
  }

  health(): ProjectorHealth {
    const { name, version } = this.projection;
    const { status, position, error } = this;
    return { name, version, status, position, ...(error !== undefined && { error }) };
  }
}
