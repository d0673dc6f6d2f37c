import type { ClockTerms as RecordedTerms } from '#events/reference.js';
import { dateBounds } from '#events/edtf.js';
import type { Static } from '#events/fields.js';
import type { Belief } from '../belief/belief.js';
import type { ClockTerms, DayBounds } from '../clock/terms.js';

/** A statutory clock as the register holds it: which applications it runs for, in which period, and how long. */
export interface ClockRule {
  readonly ruleId: string;
  readonly eventId: string;
  /** Events that the rule as it stands rests on: its enactment and the corrections in force. */
  readonly eventIds: readonly string[];
  readonly agency: string;
  readonly jurisdiction: string;
  /** The period in which it applies to what starts then. */
  readonly applies: DayBounds;
  /** How far its text was checked. */
  readonly verified?: string;
  /** True where nothing follows when its time has passed: a target for a share of applications. */
  readonly target: boolean;
  readonly selects: Pick<
    Static<typeof RecordedTerms>,
    'applicationKinds' | 'pathways' | 'resubmissionClass' | 'startsWith' | 'endsWith'
  >;
  readonly terms: ClockTerms;
}

/** The rules among beliefs that can be computed with, in the order of their ids. @param countStartDay a convention */
export function clockRulesIn(beliefs: readonly Belief[], countStartDay: boolean): ClockRule[] {
  return beliefs
    .filter(({ event, retraction }) => event.type === 'ReviewClockEnacted' && !retraction)
    .flatMap((belief) => ruleOf(belief, countStartDay) ?? [])
    .sort((a, b) => (a.ruleId < b.ruleId ? -1 : 1));
}

function ruleOf({ event, corrections }: Belief, countStartDay: boolean): ClockRule | undefined {
  const { ruleId, agency, jurisdiction, verified } = event.data as Readonly<Record<string, string>>;
  const terms = event.data['terms'] as Static<typeof RecordedTerms> | undefined;
  if (!terms || !event.effectiveOn) return undefined;
  const { length, unit, onSilence, ...selects } = terms;
  const { earliest, latest } = dateBounds(event.effectiveOn);
  return {
    ruleId: ruleId!,
    eventId: event.id,
    eventIds: [event.id, ...corrections.map(({ id }) => id)],
    agency: agency!,
    jurisdiction: jurisdiction!,
    applies: { earliest, latest },
    ...(verified !== undefined && { verified }),
    target: onSilence === undefined,
    selects,
    terms: { length, unit: unit, countStartDay, onSilence: onSilence ?? 'overdue' },
  };
}

/** What a rule is looked up by. */
export interface RuleQuestion {
  readonly agency: string;
  readonly applicationKind: string | undefined;
  readonly pathway: string;
  /** Type of the event that would start the clock, and when that was. */
  readonly startedBy: string;
  readonly start: DayBounds;
  /** Class of a resubmission, where it is recorded. */
  readonly resubmissionClass: string | undefined;
}

/**
 * The rules that may hold for an application: several where the start lies across the end of a period, or where the
 * class of a resubmission is not recorded.
 */
export function rulesFor(rules: readonly ClockRule[], question: RuleQuestion): ClockRule[] {
  const { agency, applicationKind, pathway, startedBy, start, resubmissionClass } = question;
  return rules.filter(({ agency: of, applies, selects }) => {
    const { applicationKinds, pathways, resubmissionClass: class_, startsWith } = selects;
    return (
      of === agency &&
      applicationKind !== undefined &&
      (applicationKinds as readonly string[]).includes(applicationKind) &&
      (pathways === undefined || (pathways as readonly string[]).includes(pathway)) &&
      startsWith.includes(startedBy) &&
      (class_ === undefined || resubmissionClass === undefined || class_ === resubmissionClass) &&
      applies.earliest <= start.latest &&
      start.earliest <= applies.latest
    );
  });
}
