import type { Failure } from './failure.js';

/** What a client asks for; one append of a batch counts as an append. */
export type Operation = 'append' | 'read' | 'readAll' | 'subscribe' | 'delete' | 'gossip' | 'features';

/** What goes wrong with one call, and when. */
export interface Fault {
  /** Before the call has any effect; after its effect, and before its answer; or after so many events were sent. */
  readonly after: 'nothing' | 'effect' | number;
  /** A failure that the server tells; no answer at all; or the end of the connection, with every other call on it. */
  readonly then: Failure | 'silence' | 'reset';
}

interface Planned {
  readonly fault: Fault;
  /** Calls that pass before it. */
  skip: number;
}

/** The faults to come, by operation. */
export class Faults {
  private readonly planned = new Map<Operation, Planned[]>();
  private readonly lasting = new Map<Operation, Fault>();

  /** @param skip calls of the operation that pass before, counted from the fault planned before it */
  next(operation: Operation, fault: Fault, skip = 0): void {
    const planned = this.planned.get(operation) ?? [];
    planned.push({ fault, skip });
    this.planned.set(operation, planned);
  }

  /** Every call of the operation, until it is taken back. */
  always(operation: Operation, fault: Fault): () => void {
    this.lasting.set(operation, fault);
    return () => void this.lasting.delete(operation);
  }

  /** Nothing goes wrong from here on. */
  clear(): void {
    this.planned.clear();
    this.lasting.clear();
  }

  /** Faults that have not happened yet. */
  get pending(): number {
    return [...this.planned.values()].reduce((sum, planned) => sum + planned.length, 0);
  }

  /** The fault of a call that begins. */
  take(operation: Operation): Fault | undefined {
    const planned = this.planned.get(operation) ?? [];
    if (planned[0] && planned[0].skip-- <= 0) return planned.shift()!.fault;
    return this.lasting.get(operation);
  }
}
