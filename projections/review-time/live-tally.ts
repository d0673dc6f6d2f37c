import type { EpochDay } from '#events/edtf.js';
import type { Convention } from './durations.js';
import type { Grouping } from './grouping.js';
import { RunningFigures } from './running-figures.js';
import type { SpanIndex } from './span-index.js';
import type { GroupTables } from './tally-spans.js';

/** Groups that are kept up to date as events come in; with more, they are counted at each question. */
const MOST_GROUPS = 128;

/**
 * The tables of the present: as of a day, with all that is recorded. An event changes the counters of its own spans
 * and of no other; the next day, and the first span of a group that does not fit, have all counted anew.
 */
export class LiveTally {
  private figures: RunningFigures | undefined;
  private day: EpochDay = NaN;
  private readonly stopListening: () => void;

  constructor(
    private readonly index: SpanIndex,
    private readonly grouping: Grouping,
    private readonly convention: Convention,
  ) {
    this.stopListening = index.listen({
      added: (row) => this.figures?.take(row, this.day, 1),
      removed: (row) => this.figures?.take(row, this.day, -1),
    });
  }

  /** @returns undefined where there are too many groups to be kept */
  tables(day: EpochDay): GroupTables[] | undefined {
    if (this.grouping.size > MOST_GROUPS) return undefined;
    if (!this.figures || this.day !== day) this.countAnew(day);
    while (this.figures!.full && this.grouping.size <= MOST_GROUPS) this.countAnew(day);
    return this.figures!.full ? undefined : this.figures!.allTables();
  }

  close(): void {
    this.stopListening();
    this.figures = undefined;
  }

  private countAnew(day: EpochDay): void {
    this.day = day;
    if (this.grouping.timeless) this.grouping.ofProfiles();
    const figures = new RunningFigures(this.index, this.grouping, this.convention);
    figures.begin({ day, position: this.index.position });
    this.figures = figures;
  }
}
