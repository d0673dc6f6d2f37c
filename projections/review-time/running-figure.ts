import type { EpochDay } from '#events/edtf.js';
import type { Running, Told } from './explain.js';
import { figureValue, type FigureValue, type SpanFigure } from './explained-figure.js';
import type { Convention } from './durations.js';
import type { Grouping } from './grouping.js';
import { RunningFigures } from './running-figures.js';
import type { Pair } from './span-pair.js';
import type { SpanIndex } from './span-index.js';

/** One figure of all spans that pass a filter, following them one by one. */
export class RunningFigure implements Running {
  private readonly figures: RunningFigures;

  /** @param grouping of one group */
  constructor(
    index: SpanIndex,
    grouping: Grouping,
    private readonly figure: SpanFigure,
    private readonly convention: Convention,
  ) {
    this.figures = new RunningFigures(index, grouping, convention);
  }

  begin(pair: Pair): void {
    this.figures.begin(pair);
  }

  told(row: number, day: EpochDay): Told | undefined {
    return this.figures.told(row, day);
  }

  take(row: number, day: EpochDay, by: 1 | -1): void {
    this.figures.take(row, day, by);
  }

  value(): FigureValue {
    return figureValue(this.figure, this.figures.tables(0), this.convention.unit);
  }
}
