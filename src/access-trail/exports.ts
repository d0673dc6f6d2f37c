import { Inject, Injectable } from '@nestjs/common';
import type { EXPORT_FORMATS } from '#events/access.js';
import { EventStore } from '../event-store/index.js';
import { AccessTrail } from './access-trail.js';

/** Who takes an export, and what for. */
export interface Taker {
  /** DEFAULT_ACTOR where absent. */
  readonly by?: string;
  readonly purpose?: string;
  readonly destination: 'http' | 'command-line';
}

export interface ExportDeed extends Taker {
  readonly format: (typeof EXPORT_FORMATS)[number];
  /** The last position exported, and the day of the state where the export is one. */
  readonly basis: { readonly position: number; readonly effectiveAt?: string };
  /** Size of the earlier checkpoint that a bundle proves consistency from. */
  readonly since?: number;
}

/** Records exports before they are answered. */
@Injectable()
export class Exports {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly trail: AccessTrail,
  ) {}

  /**
   * Records that the register is about to leave. A log that is empty has nothing to leave, and stays empty, so that
   * the bundled register or an export can still be loaded into it.
   * @throws StoreUnavailableError where the store cannot be written now: then nothing may be exported
   */
  async record({ by, basis: { position, effectiveAt }, ...deed }: ExportDeed): Promise<void> {
    if ((await this.store.head()) === 0) return;
    const basis = { position, ...(effectiveAt !== undefined && { effectiveAt }) };
    await this.trail.record({
      type: 'RegisterExported',
      data: { ...deed, basis },
      ...(by !== undefined && { by }),
    });
  }
}
