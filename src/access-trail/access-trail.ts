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

type TrailEvent = Envelope & { readonly trail: Trail };

/**
 * Records what the register does with itself: what leaves it, which keys sign its log, and which open its API. Nothing is
 * decided, since nothing can contradict a deed; each is an event of its own, however often it is done.
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
  async record(deed: Deed): Promise<void> {
    const event = this.eventOf(deed);
    await this.inFlight.track(this.append(event));
  }

  /**
   * Records a deed unless the trail tells that it is done: of several that do it at once, in whatever process, one records it.
   * @throws as `record` does
   */
  async recordOnce(deed: Deed, isDone: (event: Envelope) => boolean): Promise<void> {
    const event = this.eventOf(deed);
    await this.inFlight.track(this.appendOnce(event, isDone));
  }

  /** What a trail holds, in order. */
  async read(trail: Trail): Promise<Envelope[]> {
    return (await this.store.readStream(trailStream(trail))).map(loggedEvent);
  }

  private eventOf({ type, data, by = this.configuration.DEFAULT_ACTOR }: Deed): TrailEvent {
    const definition = definitionOf(type);
    if (!definition?.trail) throw new TypeError(`${type} is not recorded by the register itself`);
    refuseBadAuthor(by);
    const issues = dataIssues(type, data);
    if (issues.length > 0)
      throw invalid(issues.map((issue) => ({ ...issue, field: issue.field.replace(/^data\./, '') })));
    const at = this.clock.stamp();
    const { version, trail } = definition;
    const fact = { type, version, trail, effectiveOn: at.slice(0, 10), data };
    return { ...fact, id: eventIdOf(fact, randomUUID()), recorded: { at, by } };
  }

  /** A trail is written by many at once: whoever comes second goes on behind the first. */
  private async append(event: TrailEvent): Promise<void> {
    while (!(await this.appendAfter(this.revisions.get(event.trail) ?? NO_STREAM, event))) continue;
  }

  /** Whoever comes second looks again. */
  private async appendOnce(event: TrailEvent, isDone: (event: Envelope) => boolean): Promise<void> {
    for (;;) {
      const recorded = await this.read(event.trail);
      if (recorded.some(isDone) || (await this.appendAfter(recorded.length - 1, event))) return;
    }
  }

  /** @returns false where the trail ends elsewhere, which is then known */
  private async appendAfter(expectedRevision: number, event: TrailEvent): Promise<boolean> {
    try {
      const { revision } = await this.store.append({
        stream: trailStream(event.trail),
        expectedRevision,
        events: [{ id: event.id, body: canonicalEvent(event) }],
      });
      this.noteRevision(event.trail, revision);
      return true;
    } catch (error) {
      if (!(error instanceof WrongExpectedRevisionError)) throw error;
      this.noteRevision(event.trail, error.actual);
      return false;
    }
  }

  private noteRevision(trail: Trail, revision: number): void {
    this.revisions.set(trail, Math.max(revision, this.revisions.get(trail) ?? NO_STREAM));
  }
}
