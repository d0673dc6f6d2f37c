import { Inject, Injectable } from '@nestjs/common';
import { LAST_DAY } from '#projections/effective/effective.js';
import { durationChanges, type DurationChange } from '#projections/review-time/duration-changes.js';
import type { SpanFilter } from '#projections/review-time/grouping.js';
import { MEASURE_NAMES, type MeasureName } from '#projections/review-time/measures.js';
import type { SpanIndex } from '#projections/review-time/span-index.js';
import { SpanJournal, type JournalEntry } from '#projections/review-time/span-journal.js';
import { NONE } from '#projections/register/rows.js';
import { EventStore, loggedEvent } from '../event-store/index.js';
import { ProjectingService } from '../projecting/index.js';
import {
  changeEvent,
  SpanIndexes,
  SpanViews,
  type ChangeEvent,
  type SpanView,
} from '../review-times/index.js';
import type { Feed, FeedItem, FeedRun } from './feed.js';

/** Positions that are told at a time. */
const RUN = 8;

/** What one event made of the durations of reviews. */
export interface DurationsChanged {
  readonly position: number;
  readonly because: ChangeEvent;
  readonly changes: readonly DurationChanged[];
}

export interface DurationChanged extends Pick<DurationChange, 'kind'> {
  readonly measure: MeasureName;
  /** As it was before the event, and as it is from the event on: read as if every recorded date had come. */
  readonly before?: SpanView;
  readonly after?: SpanView;
}

export interface DurationsQuestion {
  /** Every measure where none is named. */
  readonly measures?: readonly MeasureName[];
  readonly filter: SpanFilter;
  readonly countStartDay: boolean;
}

/** What an event made of the spans of one measure. */
interface Made {
  readonly index: SpanIndex;
  readonly entry: JournalEntry;
}

/** Review durations, as they close, change or are retracted. */
@Injectable()
export class DurationFeeds {
  private readonly journals = new WeakMap<SpanIndex, SpanJournal>();

  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly projecting: ProjectingService,
    private readonly indexes: SpanIndexes,
  ) {}

  of(question: DurationsQuestion): Feed {
    return { name: 'review-times', read: (after) => this.read(question, after) };
  }

  private async read(question: DurationsQuestion, after: number): Promise<FeedRun> {
    const end = Math.max(after, this.projecting.readyRegister().position);
    const indexes = await Promise.all(
      (question.measures ?? MEASURE_NAMES).map((measure) => this.indexes.upTo(measure, end)),
    );
    const items: FeedItem[] = [];
    let position = after;
    for (let told = 0; told < RUN && position < end; told++) {
      const made = firstAfter(
        position,
        end,
        indexes.map((index) => [index, this.journalOf(index)] as const),
      );
      position = made[0]?.entry.position ?? end;
      const item = await this.item(question, position, made);
      if (item) items.push(item);
    }
    return { items, position };
  }

  private async item(
    { filter, countStartDay }: DurationsQuestion,
    position: number,
    made: readonly Made[],
  ): Promise<FeedItem | undefined> {
    const changes = made.flatMap(({ index, entry }) =>
      durationChanges(index, entry, index.grouping([], filter)).map((change) => ({ index, ...change })),
    );
    if (changes.length === 0) return undefined;
    const ids = await this.idsOf(changes);
    const shown = changes.map(({ index, kind, before, after }): DurationChanged => {
      const views = new SpanViews(index, LAST_DAY, undefined, countStartDay, (at) => ids.get(at)!);
      return {
        measure: index.measure.name as MeasureName,
        kind,
        ...(before !== undefined && { before: views.view(before) }),
        ...(after !== undefined && { after: views.view(after) }),
      };
    });
    const [stored] = await this.store.readPositions([position]);
    const event = loggedEvent(stored!);
    const data: DurationsChanged = { position, because: changeEvent(event), changes: shown };
    return { position, event, data };
  }

  /** Ids of the events that the spans start and end with. */
  private async idsOf(
    changes: readonly (DurationChange & { readonly index: SpanIndex })[],
  ): Promise<ReadonlyMap<number, string>> {
    const positions = changes.flatMap(({ index, before, after }) =>
      [before, after].flatMap((row) => {
        const { startFact, endFact } = index.table.columns;
        return row === undefined ? [] : [startFact.at(row), endFact.at(row)];
      }),
    );
    const facts = [...new Set(positions)].filter((at) => at !== NONE);
    return new Map((await this.store.readPositions(facts)).map(({ position, id }) => [position, id]));
  }

  private journalOf(index: SpanIndex): SpanJournal {
    let journal = this.journals.get(index);
    if (!journal) this.journals.set(index, (journal = new SpanJournal(index)));
    return journal;
  }
}

/** What the first event after a position made that made anything of any measure; empty where none did up to the end. */
function firstAfter(
  position: number,
  end: number,
  journals: readonly (readonly [SpanIndex, SpanJournal])[],
): Made[] {
  const made = journals.flatMap(([index, journal]) => {
    const entry = journal.after(position);
    return entry && entry.position <= end ? [{ index, entry }] : [];
  });
  const first = Math.min(...made.map(({ entry }) => entry.position));
  return made.filter(({ entry }) => entry.position === first);
}
