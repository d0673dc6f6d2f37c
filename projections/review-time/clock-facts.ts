import type { ClockFacts, DayBounds, Length, Stop } from '../clock/terms.js';
import { boundsOf } from '../effective/effective.js';
import type { Milestone } from '../product/lane.js';
import { extensionOf, termOf } from '../register/term.js';
import type { ClockRule } from './clock-rules.js';
import { pairedStops } from './pair-stops.js';

/** One fact of an application as its clock sees it, in force on the day of reading, certainly or possibly. */
export interface ClockFact {
  readonly type: string;
  readonly bounds: DayBounds;
  readonly certain: boolean;
  readonly eventId: string;
  readonly agency?: string;
  readonly applicationKind?: string;
  /** What it says of the terms (`termOf`). */
  readonly term?: string;
}

/** The facts of a lane as its clock sees them. */
export const clockFactsIn = (milestones: readonly Milestone[]): ClockFact[] =>
  milestones.map(({ event, certainty }) => {
    const { agency, applicationKind } = event.data;
    const term = termOf(event);
    return {
      type: event.type,
      bounds: boundsOf(event),
      certain: certainty === 'certain',
      eventId: event.id,
      ...(typeof agency === 'string' && { agency }),
      ...(typeof applicationKind === 'string' && { applicationKind }),
      ...(term !== undefined && { term }),
    };
  });

const BY_THE_APPLICANT = ['ApplicationWithdrawn'];

/** Events that end a review, whether or not a rule's terms name them. */
export const ENDS_REVIEW: readonly string[] = [
  'ApplicationNotAccepted',
  'ApplicationWithdrawn',
  'ApplicationTerminated',
  'ApplicationRefused',
  'CompleteResponseIssued',
  'ClinicalTrialTacitlyApproved',
  'ClinicalTrialApproved',
  'ClinicalTrialRefused',
  'MarketingApproved',
  'IndicationApproved',
];

/** The fact that ends a rule's clock: the first after its start that its terms name, or that ends the review. */
export function endAfter(facts: readonly ClockFact[], start: number, rule: ClockRule): ClockFact | undefined {
  return facts
    .slice(start + 1)
    .find(({ type }) => rule.selects.endsWith.includes(type) || ENDS_REVIEW.includes(type));
}

/**
 * What happened to a clock, from the facts of an application in the world's order.
 * @param start place of the fact that started it
 * @param end the fact taken to have ended it; none where it is read as still going on
 */
export function clockFactsOf(
  facts: readonly ClockFact[],
  start: number,
  rule: ClockRule,
  end: ClockFact | undefined,
): ClockFacts {
  const during = facts.slice(start + 1, end ? facts.indexOf(end) : undefined);
  const stops: readonly Stop[] = pairedStops(during);
  const extensions = during.flatMap(({ type, term }) =>
    type === 'ReviewExtended' && term !== undefined ? [lengthOf(term, rule)] : [],
  );
  return {
    start: facts[start]!.bounds,
    ...(stops.length > 0 && { stops }),
    ...(extensions.length > 0 && { extensions }),
    ...(end && {
      end: { on: end.bounds, by: BY_THE_APPLICANT.includes(end.type) ? 'applicant' : 'agency' },
    }),
  };
}

/** How much a review is extended, in whole units; a share of the limit is rounded up, in favour of the agency. */
function lengthOf(term: string, { terms }: ClockRule): Length {
  const { length, unit } = extensionOf(term);
  const [over, under = 1] = length.split('/').map(Number);
  const amount = over! / under;
  if (unit === 'of-the-limit') return { length: Math.ceil(terms.length * amount), unit: terms.unit };
  return { length: Math.ceil(amount), unit: unit as Length['unit'] };
}
