import { CATALOGUE } from '#events/catalogue.js';
import type { EpochDay } from '#events/edtf.js';
import { deadlineOf, type Deadline } from '../clock/deadline.js';
import { inForceOn } from '../register/as-of.js';
import { compareRows } from '../register/order.js';
import { NONE } from '../register/rows.js';
import { applicationClock, type Clocks } from './application-clock.js';
import { rulesFor, type ClockRule } from './clock-rules.js';
import { boundsFrom } from './pair-stops.js';
import { STANDARD } from './profiles.js';
import type { Reading } from './reading.js';
import { clockFactOfRow, factName } from './row-facts.js';
import type { SpanIndex } from './span-index.js';

export interface Verdict {
  /** `undetermined` where imprecise dates leave it open, `no-rule` where none is known for it. */
  readonly verdict: 'in-time' | 'late' | 'undetermined' | 'no-rule';
  readonly ruleId?: string;
  readonly provisional?: boolean;
}

const NO_RULE: Verdict = { verdict: 'no-rule' };

/** Whether decided spans were decided by the deadline that their rule gives them. */
export class Timeliness {
  private readonly fitting = new Map<string, readonly ClockRule[]>();
  private readonly deadlines = new Map<string, Deadline>();

  constructor(
    private readonly index: SpanIndex,
    private readonly clocks: Clocks,
    private readonly day: EpochDay,
    private readonly position: number,
  ) {}

  of(row: number, reading: Reading): Verdict {
    const { table } = this.index;
    if (this.index.measure.of !== 'application' || this.index.measure.part) return NO_RULE;
    const lane = table.columns.lane.at(row);
    if (this.index.movedLanes.has(lane)) return this.ofMovedLane(row);
    const rules = this.rulesOf(row).filter(
      ({ applies }) => applies.earliest <= reading.startLatest && reading.start <= applies.latest,
    );
    const [rule] = rules;
    if (!rule || rules.length > 1 || !startsWithin(rule, reading)) return NO_RULE;
    const deadline = this.deadlineOf(rule, reading);
    const { end, endLatest } = reading;
    const verdict =
      endLatest <= deadline.earliest ? 'in-time' : end > deadline.latest ? 'late' : 'undetermined';
    return { verdict, ruleId: rule.ruleId, provisional: deadline.provisional };
  }

  /** Rules for what a row's span is filed under and for its ends, whatever its date. */
  private rulesOf(row: number): readonly ClockRule[] {
    const { profile, startFact, endFact } = this.index.table.columns;
    const [starts, ends] = [this.typeAt(startFact.at(row)), this.typeAt(endFact.at(row))];
    const name = `${profile.at(row)} ${starts} ${ends}`;
    let rules = this.fitting.get(name);
    if (!rules) {
      const said = (of: 'agency' | 'application-kind' | 'pathway') =>
        this.index.profiles.textOf(profile.at(row), of);
      rules = rulesFor(this.clocks.rules, {
        agency: said('agency') ?? '',
        applicationKind: said('application-kind'),
        pathway: said('pathway') ?? STANDARD,
        startedBy: starts,
        start: { earliest: -Infinity, latest: Infinity },
        resubmissionClass: undefined,
      }).filter(({ selects }) => selects.endsWith.includes(ends));
      this.fitting.set(name, rules);
    }
    return rules;
  }

  private deadlineOf(rule: ClockRule, { start, startLatest }: Reading): Deadline {
    const name = `${rule.ruleId} ${start} ${startLatest}`;
    let deadline = this.deadlines.get(name);
    if (!deadline) {
      const facts = { start: boundsFrom(start, startLatest) };
      deadline = deadlineOf(rule.terms, facts, this.clocks.calendarOf(rule.jurisdiction), this.day);
      this.deadlines.set(name, deadline);
    }
    return deadline;
  }

  /** Stops and extensions move a deadline: the whole clock is read. */
  private ofMovedLane(row: number): Verdict {
    const { register, table } = this.index;
    const { lane, application, earliest, latest } = register.rows.columns;
    const own = table.columns.lane.at(row);
    const rows = this.index
      .allRowsOf(table.columns.subject.at(row))
      .filter(
        (each) =>
          (lane.at(each) === own || application.at(each) === own) &&
          register.rows.heldAt(each, this.position) &&
          inForceOn(earliest.at(each), latest.at(each), this.day) > 0,
      )
      .sort((a, b) => compareRows(register, a, b));
    const found = applicationClock(
      rows.map((each) => clockFactOfRow(register, each, this.day)),
      this.clocks,
      this.day,
    );
    if (!found || !('computed' in found)) return NO_RULE;
    const { startedBy, possible, ruleId, provisional } = found.computed;
    if (startedBy !== factName(table.columns.startFact.at(row))) return NO_RULE;
    if (possible.some((status) => status !== 'on-time' && status !== 'late')) return NO_RULE;
    const verdict = possible.length > 1 ? 'undetermined' : possible[0] === 'late' ? 'late' : 'in-time';
    return { verdict, ruleId, provisional };
  }

  /** Type of the event at a position: no correction changes it. */
  private typeAt(position: number): string {
    const { currentRow, rows } = this.index.register;
    return position === NONE ? '' : CATALOGUE[rows.columns.type.at(currentRow.at(position - 1))]!.type;
  }
}

/** Whether the whole of what the start may mean lies in the period of the rule. */
const startsWithin = ({ applies }: ClockRule, { start, startLatest }: Reading): boolean =>
  applies.earliest <= start && startLatest <= applies.latest;
