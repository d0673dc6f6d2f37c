import type { FigureChoice } from './figure-choice.js';
import { figuresOf, type Figures } from './figures.js';
import type { GroupTables } from './tally-spans.js';

/** Figures by the tables that they are of, for as long as those are: a group that stays as it was is told once. */
export class KeptFigures {
  private readonly known = new WeakMap<GroupTables, Map<string, Figures>>();

  of(tables: GroupTables, choice: FigureChoice): Figures {
    let kept = this.known.get(tables);
    if (!kept) this.known.set(tables, (kept = new Map<string, Figures>()));
    const name = JSON.stringify(choice);
    let figures = kept.get(name);
    if (!figures) kept.set(name, (figures = figuresOf(tables, choice)));
    return figures;
  }
}
