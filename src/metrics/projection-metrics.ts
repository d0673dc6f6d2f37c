import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { ProjectingService } from '../projecting/index.js';

/** How far each projection has come, and how far it is behind the log. */
@Injectable()
export class ProjectionMetrics {
  private readonly up: Gauge<'projection'>;
  private readonly position: Gauge<'projection'>;
  private readonly lag: Gauge<'projection'>;

  constructor(
    private readonly projecting: ProjectingService,
    registry: Registry,
  ) {
    const common = { labelNames: ['projection'] as const, registers: [registry] };
    this.up = new Gauge({
      ...common,
      name: 'clockstop_projection_up',
      help: 'Whether a projection answers: 0 while it is built, and after an event has stopped it.',
    });
    this.position = new Gauge({
      ...common,
      name: 'clockstop_projection_position',
      help: 'Position of the last event that a projection has folded.',
    });
    this.lag = new Gauge({
      ...common,
      name: 'clockstop_projection_lag_events',
      help: 'Events of the log that a projection has not folded yet.',
    });
  }

  /** @param head where the log ends; the lag stays as last told where that is not known */
  refresh(head: number | undefined): void {
    const { live, projections } = this.projecting.health();
    for (const { name: projection, status, position } of projections) {
      this.up.set({ projection }, live && status === 'live' ? 1 : 0);
      this.position.set({ projection }, position);
      if (head !== undefined) this.lag.set({ projection }, Math.max(0, head - position));
    }
  }
}
