import { definitionOf, familyOf } from '#events/catalogue.js';
import type { Family } from '#events/definition.js';
import type { Envelope, Reason } from '#events/envelope.js';
import { aboutARecord, changesOf, isCorrection, targetOf } from '#projections/belief/belief.js';

/** A correction or retraction, as a report lists it. */
export interface Change {
  readonly position: number;
  readonly eventId: string;
  readonly kind: 'corrected' | 'retracted';
  readonly targetId: string;
  readonly subject: string;
  readonly at: string;
  readonly by: string;
  readonly approvedBy?: string;
  readonly reason?: Reason;
  /** Fields that the correction changes. */
  readonly fields: readonly string[];
}

/** Changes that a report lists; there may be more in the events. */
export const LISTED_CHANGES = 5_000;

/** What the events of a bundle come to: how many of what, by whom, from when to when, and what was changed. */
export class Tally {
  readonly byFamily = new Map<Family, Map<string, number>>();
  readonly byAuthor = new Map<string, number>();
  readonly changes: Change[] = [];
  changeCount = 0;
  first: string | undefined;
  last: string | undefined;

  add(event: Envelope, position: number): void {
    const family = familyOf(event.type);
    if (family) {
      const types = this.byFamily.get(family) ?? new Map<string, number>();
      types.set(event.type, (types.get(event.type) ?? 0) + 1);
      this.byFamily.set(family, types);
    }
    const { at, by } = event.recorded;
    this.byAuthor.set(by, (this.byAuthor.get(by) ?? 0) + 1);
    this.first ??= at;
    this.last = at;
    if (aboutARecord(event)) this.change(event, position);
  }

  private change(event: Envelope, position: number): void {
    if (this.changeCount++ >= LISTED_CHANGES) return;
    const { at, by, approvedBy, reason } = event.recorded;
    this.changes.push({
      position,
      eventId: event.id,
      kind: isCorrection(event) ? 'corrected' : 'retracted',
      targetId: targetOf(event),
      subject: event.productId ?? event.referenceId ?? '',
      at,
      by,
      ...(approvedBy !== undefined && { approvedBy }),
      ...(reason && { reason }),
      fields: isCorrection(event) ? fieldsOf(event) : [],
    });
  }
}

function fieldsOf(event: Envelope): string[] {
  const { data, ...envelope } = changesOf(event);
  return [...Object.keys(envelope), ...Object.keys(data ?? {}).map((field) => `data.${field}`)];
}

export const labelOf = (type: string): string => definitionOf(type)?.label.en ?? type;
