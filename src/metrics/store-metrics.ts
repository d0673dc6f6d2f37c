import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { APPENDS, EventStore, StoreUnavailableError, type AppendTold } from '../event-store/index.js';

/** The store: what is appended to it, and where its log ends. */
@Injectable()
export class StoreMetrics implements OnModuleDestroy {
  private readonly seconds: Histogram<'outcome'>;
  private readonly events: Counter;
  private readonly up: Gauge;
  private readonly head: Gauge;
  private readonly behind: Gauge;
  private readonly take = (message: unknown) => this.observe(message as AppendTold);

  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    registry: Registry,
  ) {
    const registers = [registry];
    this.seconds = new Histogram({
      name: 'clockstop_store_append_duration_seconds',
      help: 'Time until an append was durable or refused, by outcome: recorded, conflict, failed.',
      labelNames: ['outcome'],
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    });
    this.events = new Counter({
      name: 'clockstop_store_appended_events_total',
      help: 'Events that this process appended, repetitions included.',
      registers,
    });
    this.up = new Gauge({
      name: 'clockstop_store_up',
      help: 'Whether the store can be read.',
      registers,
    });
    this.head = new Gauge({
      name: 'clockstop_store_head_position',
      help: 'Position of the last event of the log, as last read.',
      registers,
    });
    this.behind = new Gauge({
      name: 'clockstop_store_behind_seconds',
      help: 'Since when this process was last at the end of a log that others write to as well; 0 while it is.',
      registers,
    });
    APPENDS.subscribe(this.take);
  }

  onModuleDestroy(): void {
    APPENDS.unsubscribe(this.take);
  }

  /** @returns where the log ends; undefined where the store cannot be read, which `clockstop_store_up` then tells */
  async refresh(): Promise<number | undefined> {
    this.behind.set((this.store.following()?.behindMs ?? 0) / 1000);
    try {
      const head = await this.store.head();
      this.head.set(head);
      this.up.set(1);
      return head;
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      this.up.set(0);
      return undefined;
    }
  }

  private observe({ store, seconds, eventIds, outcome }: AppendTold): void {
    if (store !== this.store) return;
    this.seconds.observe({ outcome }, seconds);
    this.events.inc(eventIds.length);
  }
}
