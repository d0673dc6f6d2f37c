import { Injectable } from '@nestjs/common';
import type { Convention } from '#projections/review-time/durations.js';
import type { Grouping } from '#projections/review-time/grouping.js';
import { LiveTally } from '#projections/review-time/live-tally.js';
import type { SpanIndex } from '#projections/review-time/span-index.js';
import { tallySpans, type GroupTables } from '#projections/review-time/tally-spans.js';
import type { ResolvedBasis } from '../asking/index.js';

/** Statistics of the present that are kept up to date as events come in. */
const KEPT = 16;

/** Counts spans by group: the past in one pass, the present from counters that follow every event. */
@Injectable()
export class Tallies {
  private readonly live = new Map<string, { readonly index: SpanIndex; readonly tally: LiveTally }>();

  /** @param asked tells this statistic from any other of its measure */
  of(
    index: SpanIndex,
    grouping: Grouping,
    convention: Convention,
    basis: ResolvedBasis,
    asked: string,
  ): GroupTables[] {
    const present = !basis.pinned && index.settled && index.position === basis.position;
    const kept = present ? this.liveOf(index, grouping, convention, asked).tables(basis.day) : undefined;
    return kept ?? tallySpans(index, grouping, { day: basis.day, position: basis.position, convention });
  }

  private liveOf(index: SpanIndex, grouping: Grouping, convention: Convention, asked: string): LiveTally {
    const known = this.live.get(asked);
    this.live.delete(asked);
    if (known && known.index !== index) known.tally.close();
    const live =
      known?.index === index ? known : { index, tally: new LiveTally(index, grouping, convention) };
    this.live.set(asked, live);
    if (this.live.size > KEPT) this.forgetOldest();
    return live.tally;
  }

  private forgetOldest(): void {
    const [oldest, { tally }] = this.live.entries().next().value!;
    this.live.delete(oldest);
    tally.close();
  }
}
