import { dateBounds, isoDate, type EpochDay } from '#events/edtf.js';
import type { WorkingDayCalendar } from '../calendar/working-day-calendar.js';
import { readClock, type ClockReading } from '../clock/read-clock.js';
import type { ClockStatus } from '../clock/status.js';
import type { ClockUnit, DayBounds } from '../clock/terms.js';
import type { Interval } from '../statistics/interval.js';
import { clockFactsOf, endAfter, type ClockFact } from './clock-facts.js';
import { rulesFor, type ClockRule } from './clock-rules.js';
import { STANDARD } from './profiles.js';

/** The rules that are known and the working days they count in: what every clock is read with. */
export interface Clocks {
  readonly rules: readonly ClockRule[];
  readonly calendarOf: (country: string) => WorkingDayCalendar;
}

/** A statutory clock, computed. Days are civil days; bounds that are open are absent. */
export interface ComputedClock {
  readonly ruleId: string;
  readonly ruleEventId: string;
  /** How far the rule's text was checked. */
  readonly verified?: string;
  /** True where the rule is a target, and nothing follows when it passes. */
  readonly target: boolean;
  /** Why this rule was taken where the record leaves several open. */
  readonly chosenBy?: 'announced-goal';
  readonly length: number;
  readonly unit: ClockUnit;
  readonly countStartDay: boolean;
  readonly startedBy: string;
  readonly endedBy?: string;
  readonly deadline: { readonly earliest?: string; readonly latest?: string };
  readonly provisional: boolean;
  /** `deemed-approved` is what follows from the rule; it is no approval that anybody recorded. */
  readonly status: ClockStatus | 'undetermined';
  readonly possible: readonly ClockStatus[];
  /** Calendar days to the deadline, negative once it passed; absent once the clock ended. */
  readonly daysLeft?: Partial<Interval>;
  readonly workingDaysLeft?: Partial<Interval>;
  readonly agencyDays: Partial<Interval>;
  readonly applicantDays: Partial<Interval>;
}

/** The clock of an application, or why none can be computed. */
export type ComputedOrNot =
  { readonly computed: ComputedClock; readonly deadline: DayBounds } | { readonly notComputed: string };

/**
 * Computes the clock of an application from its facts in the world's order. Of several starts the last counts that
 * any rule knows: a resubmission starts a clock of its own.
 */
export function applicationClock(
  facts: readonly ClockFact[],
  { rules, calendarOf }: Clocks,
  day: EpochDay,
): ComputedOrNot | undefined {
  const said = <K extends 'agency' | 'applicationKind'>(field: K) =>
    facts.findLast((fact) => fact[field] !== undefined)?.[field];
  const agency = said('agency');
  if (agency === undefined) return undefined;
  const pathway = facts.findLast(({ type }) => PATHWAYS.includes(type))?.term ?? STANDARD;
  for (let start = facts.length - 1; start >= 0; start--) {
    const { type, bounds, term } = facts[start]!;
    const fitting = rulesFor(rules, {
      agency,
      applicationKind: said('applicationKind'),
      pathway,
      startedBy: type,
      start: bounds,
      resubmissionClass: type === 'ApplicationResubmitted' ? term : undefined,
    });
    if (fitting.length === 0) {
      if (type === 'ApplicationResubmitted') return undefined;
      continue;
    }
    const readings = fitting.map((rule) => ({ rule, ...read(facts, start, rule, calendarOf, day) }));
    return chosen(readings, facts);
  }
  return undefined;
}

const PATHWAYS = ['ReviewPathwayAssigned', 'ReviewPathwaySwitched'];
const GOALS = ['GoalDateSet', 'GoalDateChanged'];

interface RuleReading {
  readonly rule: ClockRule;
  readonly reading: ClockReading;
  readonly startedBy: string;
  readonly endedBy: string | undefined;
}

function read(
  facts: readonly ClockFact[],
  start: number,
  rule: ClockRule,
  calendarOf: Clocks['calendarOf'],
  day: EpochDay,
): Omit<RuleReading, 'rule'> {
  const end = endAfter(facts, start, rule);
  const calendar = calendarOf(rule.jurisdiction);
  const readTo = (ended: ClockFact | undefined) =>
    readClock(rule.terms, clockFactsOf(facts, start, rule, ended), calendar, day);
  const reading = readTo(end);
  const places = { startedBy: facts[start]!.eventId, endedBy: end?.eventId };
  if (!end || end.certain) return { reading, ...places };
  const possible = [...new Set([...reading.possible, ...readTo(undefined).possible])];
  return { reading: { ...reading, possible, status: 'undetermined' }, ...places };
}

/** Where several rules may hold, the announced goal tells which, if it lies within the deadline of just one. */
function chosen(readings: readonly RuleReading[], facts: readonly ClockFact[]): ComputedOrNot {
  const [only] = readings;
  if (readings.length === 1) return shown(only!);
  const goal = facts.findLast(({ type }) => GOALS.includes(type))?.term;
  const fitting = goal === undefined ? [] : readings.filter(({ reading }) => mayMean(goal, reading.deadline));
  if (fitting.length === 1) return shown(fitting[0]!, 'announced-goal');
  return {
    notComputed: `The record leaves open which rule holds: ${readings.map(({ rule }) => rule.ruleId).join(', ')}.`,
  };
}

function mayMean(goal: string, { earliest, latest }: DayBounds): boolean {
  const { earliest: first, latest: last } = dateBounds(goal);
  return first <= latest && earliest <= last;
}

function shown(
  { rule, reading, startedBy, endedBy }: RuleReading,
  chosenBy?: ComputedClock['chosenBy'],
): ComputedOrNot {
  const { deadline, daysLeft, workingDaysLeft } = reading;
  const computed: ComputedClock = {
    ruleId: rule.ruleId,
    ruleEventId: rule.eventId,
    ...(rule.verified !== undefined && { verified: rule.verified }),
    target: rule.target,
    ...(chosenBy && { chosenBy }),
    length: rule.terms.length,
    unit: rule.terms.unit,
    countStartDay: rule.terms.countStartDay,
    startedBy,
    ...(endedBy !== undefined && { endedBy }),
    deadline: {
      ...(Number.isFinite(deadline.earliest) && { earliest: isoDate(deadline.earliest) }),
      ...(Number.isFinite(deadline.latest) && { latest: isoDate(deadline.latest) }),
    },
    provisional: deadline.provisional,
    status: reading.status,
    possible: reading.possible,
    ...(daysLeft && { daysLeft: finite(daysLeft) }),
    ...(workingDaysLeft && { workingDaysLeft: finite(workingDaysLeft) }),
    agencyDays: finite(reading.agencyDays),
    applicantDays: finite(reading.applicantDays),
  };
  return { computed, deadline: { earliest: deadline.earliest, latest: deadline.latest } };
}

/** JSON has no infinity: an open bound is left out. */
const finite = ({ least, most }: Interval): Partial<Interval> => ({
  ...(Number.isFinite(least) && { least }),
  ...(Number.isFinite(most) && { most }),
});
