import { lowerBound } from '../columns/column.js';
import type { Register } from '../register/register.js';
import { NONE } from '../register/rows.js';
import { Drafting } from './drafting.js';
import { Grouping, type Dimension, type SpanFilter } from './grouping.js';
import type { Measure } from './measures.js';
import type { MovedLanes } from './moved-lanes.js';
import { piecesOf } from './pieces.js';
import { Profiles } from './profiles.js';
import type { SpanSources } from './span-sources.js';
import { SpanTable } from './span-table.js';

/** Groupings that are kept. */
const GROUPINGS = 64;

/** Hears of spans as the present changes. */
export interface SpanListener {
  added(row: number): void;
  removed(row: number): void;
}

/**
 * The spans of one measure, kept beside the register that they come from. One more event costs what its own product
 * is worth, however many others there are; the past stays as it was held.
 */
export class SpanIndex {
  readonly table = new SpanTable();
  readonly profiles: Profiles;
  readonly drafting: Drafting;
  readonly register: Register;
  /** The register's position that it has come to. */
  position = 0;
  /** Whether its rows tell that position and no later one, as they do unless it is on its way to another. */
  settled = true;
  /** Rows held at present, by unit. */
  private readonly present = new Map<number, readonly number[]>();
  private readonly groupings = new Map<string, Grouping>();
  private readonly listeners = new Set<SpanListener>();

  /** @param sources shared by the measures of one register, of which then one at a time advances */
  constructor(
    private readonly sources: SpanSources,
    readonly measure: Measure,
  ) {
    this.register = sources.register;
    this.profiles = new Profiles(this.register);
    this.drafting = new Drafting(this.register, measure, this.profiles);
  }

  get movedLanes(): MovedLanes {
    return this.sources.movedLanes;
  }

  /** Files spans under groups; kept for the next one who asks the same. */
  grouping(groupBy: readonly Dimension[], filter: SpanFilter): Grouping {
    const name = JSON.stringify([groupBy, Object.entries(filter).sort()]);
    const known = this.groupings.get(name) ?? new Grouping(this.profiles, groupBy, filter);
    this.groupings.delete(name);
    this.groupings.set(name, known);
    if (this.groupings.size > GROUPINGS) this.groupings.delete(this.groupings.keys().next().value!);
    return known;
  }

  listen(listener: SpanListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Comes up to the register as it is now. */
  advance(): void {
    for (const _unit of this.advancing()) continue;
  }

  /** The same in steps of one product, for a caller that has other things to do between them. */
  *advancing(): Generator<void, void, undefined> {
    const target = this.register.position;
    if (target === this.position) return;
    this.sources.follow();
    this.settled = false;
    for (const unit of this.touched(this.position, target)) {
      this.tell(unit, target);
      yield;
    }
    this.position = target;
    this.settled = true;
  }

  /** Every row about the product of a subject. */
  allRowsOf(subject: number): number[] {
    return this.sources.units.rowsOf(this.sources.units.unitOf(subject));
  }

  /** Visits the same rows, in no order. */
  forEachRowOf(subject: number, visit: (row: number) => void): void {
    this.sources.units.forEachRow(this.sources.units.unitOf(subject), visit);
  }

  /** Rows about the product of a subject that have a role in the measure, in the order in which they came to be. */
  rowsOf(subject: number): number[] {
    const { type } = this.register.rows.columns;
    return this.allRowsOf(subject).filter((row) => this.drafting.roles[type.at(row)] !== 0);
  }

  /** Units about which something was recorded after one position, up to another. */
  private touched(after: number, upTo: number): Set<number> {
    const { endedRow, rows } = this.register;
    const units = new Set<number>();
    const touch = (row: number) => units.add(this.sources.units.unitOf(rows.columns.subject.at(row)));
    for (let row = lowerBound(rows.columns.from, after + 1); row < rows.length; row++) {
      if (rows.columns.from.at(row) > upTo) break;
      touch(row);
    }
    for (let position = after + 1; position <= upTo; position++)
      if (endedRow.at(position - 1) !== NONE) touch(endedRow.at(position - 1));
    return units;
  }

  private tell(unit: number, target: number): void {
    const rows = this.rowsOf(unit);
    const held = this.presentOf(unit);
    const kept: number[] = [];
    for (const part of this.parts(unit, rows)) {
      let present = held.filter(
        (row) => part.lane === undefined || this.table.columns.lane.at(row) === part.lane,
      );
      for (const position of this.turningPositions(part.rows, target))
        present = this.tellAt(
          present,
          position,
          part.rows.filter((row) => this.register.rows.heldAt(row, position)),
        );
      kept.push(...present);
    }
    this.present.set(unit, kept);
  }

  /** Lanes of a product that was never merged are told alone, beside what is said of the product itself. */
  private parts(unit: number, rows: readonly number[]): Part[] {
    if (this.measure.of === 'product-at-agency' || this.sources.units.subjectsOf(unit).length > 1)
      return this.drafting.measureAny(rows) ? [{ rows }] : [];
    const { lane, application } = this.register.rows.columns;
    const lanes = new Map<number, number[]>();
    for (const row of rows) {
      const own = application.at(row) === NONE ? lane.at(row) : application.at(row);
      const list = lanes.get(own);
      if (list) list.push(row);
      else lanes.set(own, [row]);
    }
    const ofProduct = rows.filter((row) => this.drafting.isOfProduct(row));
    return [...lanes]
      .filter(([own, of]) => own !== NONE && this.drafting.measureAny(of))
      .map(([own, of]) => ({ lane: own, rows: [...new Set([...ofProduct, ...of])].sort((a, b) => a - b) }));
  }

  /** Positions not told yet at which what is held of these rows changes; none before there is anything to tell. */
  private turningPositions(rows: readonly number[], target: number): number[] {
    const { from, until } = this.register.rows.columns;
    let first = Infinity;
    for (const row of rows) if (this.drafting.isMeasured(row)) first = Math.min(first, from.at(row));
    const positions = new Set<number>();
    const turn = (position: number) => {
      if (position > target) return;
      const at = Math.max(position, first);
      if (at > this.position) positions.add(at);
    };
    for (const row of rows) {
      turn(from.at(row));
      turn(until.at(row));
    }
    return [...positions].sort((a, b) => a - b);
  }

  /** Replaces what was held by what is held from a position on. @returns the rows held then */
  private tellAt(present: readonly number[], position: number, rows: readonly number[]): number[] {
    const { table } = this;
    const pieces = new Set(piecesOf(this.drafting, rows));
    const kept: number[] = [];
    for (const row of present) {
      const same = [...pieces].find((piece) => table.says(row, piece));
      if (same) {
        pieces.delete(same);
        kept.push(row);
        continue;
      }
      table.close(row, position);
      for (const listener of this.listeners) listener.removed(row);
    }
    for (const piece of pieces) {
      const row = table.add(piece, position);
      kept.push(row);
      for (const listener of this.listeners) listener.added(row);
    }
    return kept;
  }

  /** Rows held at present of a unit, and of those that it has just taken in. */
  private presentOf(unit: number): number[] {
    const rows: number[] = [];
    for (const subject of this.sources.units.subjectsOf(unit)) {
      rows.push(...(this.present.get(subject) ?? []));
      this.present.delete(subject);
    }
    return rows;
  }
}

/** Rows that are told together: those of one lane and its product, or those of a whole unit. */
interface Part {
  readonly lane?: number;
  readonly rows: readonly number[];
}
