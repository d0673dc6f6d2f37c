import { Injectable } from '@nestjs/common';
import { calendarOf } from '#projections/calendar/calendars.js';
import type { Clocks } from '#projections/review-time/application-clock.js';
import { clockRulesIn, type ClockRule } from '#projections/review-time/clock-rules.js';
import { RuleRows } from '#projections/review-time/rule-rows.js';
import { ProjectingService } from '../projecting/index.js';
import type { ResolvedBasis } from './basis/basis.js';
import { Facts } from './facts.js';

/** Versions of the rules that are kept; there is a new one only when a rule is recorded or changed. */
const KEPT = 64;

/** The statutory clocks as they were known at a position. */
@Injectable()
export class ClockRules {
  private rows: RuleRows | undefined;
  private readonly known = new Map<string, Promise<readonly ClockRule[]>>();

  constructor(
    private readonly projecting: ProjectingService,
    private readonly facts: Facts,
  ) {}

  /** @param countStartDay whether the day a clock starts on is its first day */
  async clocks(basis: Pick<ResolvedBasis, 'position'>, countStartDay = false): Promise<Clocks> {
    return { rules: await this.rulesAt(basis, countStartDay), calendarOf };
  }

  /** Positions between two at which a rule was recorded, changed or taken back; the first excluded. */
  changedBetween(a: number, b: number): number[] {
    return this.rowsOfRules().changedBetween(a, b);
  }

  private rowsOfRules(): RuleRows {
    const { register } = this.projecting;
    if (this.rows?.register !== register) {
      this.rows = new RuleRows(register);
      this.known.clear();
    }
    return this.rows;
  }

  private rulesAt(
    basis: Pick<ResolvedBasis, 'position'>,
    countStartDay: boolean,
  ): Promise<readonly ClockRule[]> {
    const { register } = this.projecting;
    const rows = this.rowsOfRules().heldAt(basis.position);
    const name = `${countStartDay} ${rows.join(' ')}`;
    let rules = this.known.get(name);
    if (!rules) {
      const positions = rows.map((row) => register.rows.columns.position.at(row));
      rules = this.facts.beliefs(positions, basis).then((beliefs) => clockRulesIn(beliefs, countStartDay));
      this.known.set(name, rules);
      rules.catch(() => this.known.delete(name));
      if (this.known.size > KEPT) this.known.delete(this.known.keys().next().value!);
    }
    return rules;
  }
}
