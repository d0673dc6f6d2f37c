import { CATALOGUE } from '#events/catalogue.js';
import { Column } from '../columns/column.js';
import type { Dictionary } from '../columns/dictionary.js';
import { stageOf, stageRank, statusOf } from '../product/stage.js';
import type { Snapshot } from '../projection.js';
import { compareRows } from './order.js';
import { NONE, OPEN, type Rows } from './rows.js';

/** Type numbers whose events give their lane a status. */
export const BEARS_STATUS = Uint8Array.from(CATALOGUE, ({ type }) => (statusOf(type) ? 1 : 0));

/** Type numbers whose events may say what kind of application theirs is. */
export const NAMES_KIND = Uint8Array.from(CATALOGUE, ({ data }) =>
  'applicationKind' in data.properties ? 1 : 0,
);

const TRIAL_KINDS = ['IND', 'CTA', 'supplementary-IND'];
const [RANKS, TRIAL_RANKS] = [undefined, 'IND'].map((kind) =>
  Uint8Array.from(CATALOGUE, ({ type }) => stageRank(stageOf(type, kind)) + 1),
) as [Uint8Array, Uint8Array];

export const isTrialKind = (kind: string): boolean => TRIAL_KINDS.includes(kind);

/** Stage rank + 1 of a lane whose status comes from a type of event. @param trial whether it is a trial application */
export const rankOf = (type: number, trial: boolean): number => (trial ? TRIAL_RANKS : RANKS)[type]!;

/** Set above the rank of a row that yields to a later one of its lane. */
export const YIELDS = 0x10;

/** What of the register the succession follows from. */
interface Recorded {
  readonly rows: Rows;
  readonly details: Dictionary;
}

/**
 * What each row gives its product, in the lanes whose story was recorded in order: each row that bears a status
 * after those before it in the world, none ended, one kind of application. There the furthest of the rows in force
 * tells where the lane stands, save that a row yields to a later one that gives less, as a withdrawal does: a look
 * at the row itself tells. Any other lane is tangled, and stays so: there rows have to be compared with each other.
 */
export class Succession {
  readonly rows = {
    /** Last possible day of the first row that it yields to, and the position that one is held from. OPEN where there is none. */
    yieldsLatest: Column.int32(),
    yieldsFrom: Column.int32(),
    /** Stage rank + 1 that the row gives, with YIELDS where it does; 0 where it bears no status or its lane is tangled. */
    rank: Column.uint8(),
    /** The row before it in its lane; NONE for the first. */
    before: Column.int32(),
  };
  private readonly lanes = {
    /** The last row that stands in it, and the last of which it is the own lane. */
    last: Column.int32(),
    lastOwn: Column.int32(),
    /** Code of the kind of application that its rows name. */
    kind: Column.int32(),
    /** The lane of the approval that concludes it. */
    concludedBy: Column.int32(),
    /** Its number among the tangled lanes; NONE where it is not one of them. */
    tangle: Column.int32(),
  };
  /** Tangled lanes by their number, and the rows that stand in them. */
  private readonly tangled = Column.int32();
  private readonly tangledRows = Column.int32();

  /** Takes in the row that was added last. */
  add(recorded: Recorded, row: number): void {
    const { type, lane: own, application, detail } = recorded.rows.columns;
    const [kind, lane, concluded] = [type.at(row), own.at(row), application.at(row)];
    if (BEARS_STATUS[kind] === 0 || lane === NONE) {
      this.push(0, NONE);
      return;
    }
    this.know(lane);
    const names = NAMES_KIND[kind] === 1 ? detail.at(row) : NONE;
    const { lanes } = this;
    if (names !== NONE) {
      if (lanes.last.at(lane) !== NONE && lanes.kind.at(lane) !== names) this.tangle(lane);
      lanes.kind.cells[lane] = names;
    }
    const known = lanes.kind.at(lane);
    const rank = rankOf(kind, known !== NONE && isTrialKind(recorded.details.textOf(known)));
    this.append(recorded, { lane, row, rank });
    if (concluded !== NONE) this.conclude(recorded, { application: concluded, approval: lane, row });
    this.push(this.isTangled(lane) ? 0 : rank, lanes.lastOwn.at(lane));
    if (this.isTangled(lane)) this.tangledRows.push(row);
    lanes.lastOwn.cells[lane] = row;
  }

  /** Takes note that a row is no longer held from some position on. */
  end(recorded: Recorded, row: number): void {
    const { type, lane, application } = recorded.rows.columns;
    if (BEARS_STATUS[type.at(row)] === 0 || lane.at(row) === NONE) return;
    this.tangle(lane.at(row));
    if (application.at(row) !== NONE) this.tangle(application.at(row));
  }

  /** Lanes whose rows have to be compared, those rows, and by lane the number of each among them; NONE for all others. */
  get tangles(): { readonly lanes: Int32Array; readonly rows: Int32Array; readonly numbers: Int32Array } {
    const { tangled, tangledRows } = this;
    return {
      lanes: tangled.cells.subarray(0, tangled.length),
      rows: tangledRows.cells.subarray(0, tangledRows.length),
      numbers: this.lanes.tangle.cells,
    };
  }

  save(): Snapshot {
    return Object.fromEntries(this.columns().map(([name, column]) => [name, column.save()]));
  }

  load(snapshot: Snapshot): this {
    for (const [name, column] of this.columns()) column.load(snapshot[name]!);
    return this;
  }

  private columns() {
    return Object.entries({
      ...this.rows,
      ...this.lanes,
      tangled: this.tangled,
      tangledRows: this.tangledRows,
    });
  }

  private push(rank: number, before: number): void {
    this.rows.yieldsLatest.push(OPEN);
    this.rows.yieldsFrom.push(OPEN);
    this.rows.rank.push(rank);
    this.rows.before.push(before);
  }

  private know(lane: number): void {
    const { lanes } = this;
    while (lanes.last.length <= lane) for (const column of Object.values(lanes)) column.push(NONE);
  }

  /** The row comes last in the lane, or tangles it where it comes before the last one in the world. */
  private append(
    recorded: Recorded,
    { lane, row, rank }: { readonly lane: number; readonly row: number; readonly rank: number },
  ): void {
    const { last } = this.lanes;
    const before = last.at(lane);
    last.cells[lane] = row;
    if (before === NONE || this.isTangled(lane)) return;
    if (compareRows(recorded, row, before) < 0) this.tangle(lane);
    else this.yieldTo(recorded, { lane, row, rank });
  }

  /** Rows of the lane that give more yield. Of those that do not, ranks never fall: the first that gives no more ends the search. */
  private yieldTo(
    { rows: { columns } }: Recorded,
    { lane, row, rank }: { readonly lane: number; readonly row: number; readonly rank: number },
  ): void {
    const { before, rank: ranks, yieldsLatest, yieldsFrom } = this.rows;
    for (let own = this.lanes.lastOwn.at(lane); own !== NONE; own = before.at(own)) {
      const given = ranks.at(own);
      if (given >= YIELDS) continue;
      if (given <= rank) return;
      ranks.cells[own] = given | YIELDS;
      yieldsLatest.cells[own] = columns.latest.at(row);
      yieldsFrom.cells[own] = columns.from.at(row);
    }
  }

  private conclude(
    recorded: Recorded,
    { application, approval, row }: { application: number; approval: number; row: number },
  ): void {
    this.know(application);
    const { concludedBy } = this.lanes;
    const other = concludedBy.at(application);
    if (other === NONE) concludedBy.cells[application] = approval;
    else if (other !== approval) this.tangle(application);
    // What comes of it the approval's own lane says: the application gives nothing from here on.
    this.append(recorded, { lane: application, row, rank: 0 });
    if (this.isTangled(application)) this.tangle(approval);
  }

  /** With a lane, the approval's that concludes it: its rows have to be compared with this lane's. */
  private tangle(lane: number): void {
    if (this.isTangled(lane)) return;
    const { tangle, lastOwn, concludedBy } = this.lanes;
    tangle.cells[lane] = this.tangled.length;
    this.tangled.push(lane);
    for (let row = lastOwn.at(lane); row !== NONE; row = this.rows.before.at(row)) {
      this.rows.rank.cells[row] = 0;
      this.tangledRows.push(row);
    }
    if (concludedBy.at(lane) !== NONE) this.tangle(concludedBy.at(lane));
  }

  private isTangled(lane: number): boolean {
    return this.lanes.tangle.at(lane) !== NONE;
  }
}
