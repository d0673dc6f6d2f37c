import type { Stop } from '../clock/terms.js';
import { Outcome } from '../statistics/outcome.js';
import { compareRows } from '../register/order.js';
import type { Register } from '../register/register.js';
import { NONE, OPEN, OPEN_START } from '../register/rows.js';
import type { Draft } from './draft.js';
import { pairStops } from './pair-stops.js';
import { Role } from './roles.js';

/** Of several rows, the one that counts, and the bounds of its date. */
export interface Choice {
  readonly row: number;
  readonly earliest: number;
  readonly latest: number;
}

/** What one span's facts say, gathered row by row. */
export class SpanFacts {
  start: Choice | undefined;
  private success: Choice | undefined;
  private failure: Choice | undefined;
  private otherwise: Choice | undefined;
  private reopening: Choice | undefined;
  /** Row that says last which agency it is at. */
  agencyRow = NONE;
  /** Row that says last what kind of application it is. */
  kindRow = NONE;
  /** Row of the last pathway that is certain. */
  pathwayRow = NONE;
  /** Whether anything makes it a span of the measure, besides a start or an end. */
  expected = false;
  readonly stopRows: number[] = [];

  constructor(
    private readonly register: Register,
    readonly lane: number,
    readonly subject: number,
  ) {}

  take(row: number, role: number): void {
    if (role & Role.start) this.start = this.first(this.start, row);
    if (role & Role.success) this.success = this.first(this.success, row);
    if (role & Role.otherwise) this.otherwise = this.first(this.otherwise, row);
    if (role & (Role.refusal | Role.withdrawal)) this.failure = this.last(this.failure, row);
    if (role & Role.reopening) this.reopening = this.last(this.reopening, row);
    if (role & Role.stop) this.stopRows.push(row);
  }

  get agency(): number {
    return this.agencyRow === NONE ? NONE : this.register.rows.columns.agency.at(this.agencyRow);
  }

  /** The first success; where a measure starts at another agency, its success is the start of others. */
  get firstSuccess(): Choice | undefined {
    return this.success;
  }

  /** Whether there is anything to measure: a start, or an end whose start is missing. */
  get begun(): boolean {
    return this.start !== undefined || this.end() !== undefined;
  }

  stops(): Stop[] {
    return pairStops(this.register, this.stopRows);
  }

  /** @param roles by type number */
  draft(roles: Uint8Array, key: number, profile: number, stops: readonly Stop[]): Draft {
    const { columns } = this.register.rows;
    const { start } = this;
    const end = this.end();
    const role = end ? roles[columns.type.at(end.row)]! : 0;
    return {
      key,
      lane: this.lane,
      subject: this.subject,
      startFact: start ? columns.position.at(start.row) : NONE,
      start: start ? start.earliest : OPEN_START,
      startLatest: start ? start.latest : OPEN_START,
      endFact: end ? columns.position.at(end.row) : NONE,
      end: end ? end.earliest : OPEN,
      endLatest: end ? end.latest : OPEN,
      outcome: outcomeOf(role),
      otherwise: (role & Role.otherwise) !== 0,
      profile,
      stops,
    };
  }

  /** A success ends it for good; a failure, or another end, where no resubmission follows. */
  end(): Choice | undefined {
    if (this.success) return this.success;
    const ended = [this.failure, this.otherwise].filter((choice) => choice !== undefined);
    const [last] = ended.sort((a, b) => compareRows(this.register, b.row, a.row));
    if (!last || (this.reopening && compareRows(this.register, this.reopening.row, last.row) > 0))
      return undefined;
    return last;
  }

  private first(standing: Choice | undefined, row: number): Choice {
    const choice = this.choice(row);
    return standing ? firstOf(this.register, standing, choice) : choice;
  }

  /** The last of several lies between the greatest of each. */
  private last(standing: Choice | undefined, row: number): Choice {
    const choice = this.choice(row);
    if (!standing) return choice;
    return {
      row: compareRows(this.register, row, standing.row) > 0 ? row : standing.row,
      earliest: Math.max(standing.earliest, choice.earliest),
      latest: Math.max(standing.latest, choice.latest),
    };
  }

  private choice(row: number): Choice {
    const { earliest, latest } = this.register.rows.columns;
    return { row, earliest: earliest.at(row), latest: latest.at(row) };
  }
}

/** The first of two: each may mean any day within its bounds, so the first lies between the least of each. */
export const firstOf = (register: Register, a: Choice, b: Choice): Choice => ({
  row: compareRows(register, a.row, b.row) <= 0 ? a.row : b.row,
  earliest: Math.min(a.earliest, b.earliest),
  latest: Math.min(a.latest, b.latest),
});

function outcomeOf(role: number): Outcome {
  if (role & Role.success) return Outcome.approved;
  if (role & Role.refusal) return Outcome.refused;
  return role & Role.withdrawal ? Outcome.withdrawn : Outcome.pending;
}
