import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { canonicalEvent } from '#events/canonical.js';
import { definitionOf } from '#events/catalogue.js';
import type { Envelope, Trail } from '#events/envelope.js';
import { eventIdOf } from '#events/event-id.js';
import { trailStream } from '#events/subject.js';
import { dataIssues } from '#events/validation.js';
import { Configuration } from '../configuration/index.js';
import { EventStore, loggedEvent, NO_STREAM, WrongExpectedRevisionError } from '../event-store/index.js';
import { Clock, InFlight, invalid, refuseBadAuthor } from '../recording/index.js';

/** What the register did, and on whose word. */
export interface Deed {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** DEFAULT_ACTOR where absent. */
  readonly by?: string;
}

/**
 * Records what the register does with itself: what leaves it, and which keys sign its log. Nothing is decided, since
 * nothing can contradict a deed; each is an event of its own, however often it is done.
 */
@Injectable()
export class AccessTrail {
  private readonly revisions = new Map<Trail, number>();

  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly inFlight: InFlight,
    private readonly configuration: Configuration,
  ) {}

  /**
   * Records a deed durably; to be awaited before it is done.
   * @throws StoreUnavailableError where the store cannot be written now: then it must not be done
   * @throws Refusal `invalid` where whoever does it or what for could not be stored
   * @throws TypeError where the type is none of the register's own
   */
  async record({ type, data, by = this.configuration.DEFAULT_ACTOR }: Deed): Promise<void> {
    const definition = definitionOf(type);
    if (!definition?.trail) throw new TypeError(`${type} is not recorded by the register itself`);
    refuseBadAuthor(by);
    const issues = dataIssues(type, data);
    if (issues.length > 0)
      throw invalid(issues.map((issue) => ({ ...issue, field: issue.field.replace(/^data\./, '') })));
    const at = this.clock.stamp();
    const fact = {
      type,
      version: definition.version,
      trail: definition.trail,
      effectiveOn: at.slice(0, 10),
      data,
    };
    const event = { ...fact, id: eventIdOf(fact, randomUUID()), recorded: { at, by } };
    await this.inFlight.track(this.append(definition.trail, event));
  }

  /** What a trail holds, in order. */
  async read(trail: Trail): Promise<Envelope[]> {
    return (await this.store.readStream(trailStream(trail))).map(loggedEvent);
  }

  /** A trail is written by many at once: whoever comes second goes on behind the first. */
  private async append(trail: Trail, event: Envelope): Promise<void> {
    for (;;) {
      const expectedRevision = this.revisions.get(trail) ?? NO_STREAM;
      try {
        const { revision } = await this.store.append({
          stream: trailStream(trail),
          expectedRevision,
          events: [{ id: event.id, body: canonicalEvent(event) }],
        });
        this.noteRevision(trail, revision);
        return;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevisionError)) throw error;
        this.noteRevision(trail, error.actual);
      }
    }
  }

  private noteRevision(trail: Trail, revision: number): void {
    this.revisions.set(trail, Math.max(revision, this.revisions.get(trail) ?? NO_STREAM));
  }
}
