import type { Attributes, Context, Tracer } from '@opentelemetry/api';
import { APPENDS, type AppendTold } from '../../event-store/index.js';
import { FOLDS, type FoldTold } from '../../projecting/index.js';
import { DECISIONS, type DecisionTold } from '../../recording/index.js';
import { currentRequest, type CurrentRequest } from '../current-request.js';

/** Decided events whose folding is waited for; a replica folds very many that it did not decide. */
const AWAITED = 10_000;

/**
 * Spans of what a request made the service do: `decide`, `append`, and `fold` for each event that was decided on alone,
 * which may end after the answer. They are made when the work is told, with the time that it took.
 */
export class WorkSpans {
  private readonly contexts = new WeakMap<CurrentRequest, Context>();
  private readonly awaited = new Map<string, Context>();

  constructor(private readonly tracer: Tracer) {
    DECISIONS.subscribe(this.decided);
    APPENDS.subscribe(this.appended);
    FOLDS.subscribe(this.folded);
  }

  begin(request: CurrentRequest, context: Context): void {
    this.contexts.set(request, context);
  }

  close(): void {
    DECISIONS.unsubscribe(this.decided);
    APPENDS.unsubscribe(this.appended);
    FOLDS.unsubscribe(this.folded);
  }

  private readonly decided = (message: unknown): void => {
    const { seconds, outcome, eventId } = message as DecisionTold;
    const context = this.context();
    if (!context) return;
    if (outcome === 'record' && eventId !== undefined) this.await(eventId, context);
    this.span('decide', seconds, context, { 'clockstop.outcome': outcome });
  };

  private readonly appended = (message: unknown): void => {
    const { seconds, outcome, eventIds } = message as AppendTold;
    const context = this.context();
    if (!context) return;
    this.span('append', seconds, context, {
      'clockstop.outcome': outcome,
      'clockstop.event.count': eventIds.length,
    });
  };

  private readonly folded = (message: unknown): void => {
    const { eventId, position, seconds } = message as FoldTold;
    const context = this.awaited.get(eventId);
    if (!context) return;
    this.awaited.delete(eventId);
    this.span('fold', seconds, context, {
      'clockstop.event.id': eventId,
      'clockstop.event.position': position,
    });
  };

  private context(): Context | undefined {
    const request = currentRequest();
    return request && this.contexts.get(request);
  }

  private await(eventId: string, context: Context): void {
    this.awaited.set(eventId, context);
    const [oldest] = this.awaited.keys();
    if (this.awaited.size > AWAITED) this.awaited.delete(oldest!);
  }

  private span(name: string, seconds: number, context: Context, attributes: Attributes): void {
    const end = performance.now();
    this.tracer.startSpan(name, { startTime: end - seconds * 1000, attributes }, context).end(end);
  }
}
