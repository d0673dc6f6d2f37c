/** How a span ended, as one byte of a column. Pending spans are censored on the day of their duration. */
export const Outcome = { pending: 0, approved: 1, withdrawn: 2, refused: 3 } as const;
export type Outcome = (typeof Outcome)[keyof typeof Outcome];

/** Outcomes there are. */
export const OUTCOMES = 4;

/** The outcomes an estimator takes as its event; every other outcome is censored on its day. */
export type Events = readonly Outcome[];

/**
 * Approval alone as the event: withdrawn and refused reviews are then censored, so that the Kaplan–Meier curve is the
 * cause-specific one. It reads as "if nothing else could end a review", and not as a share of applications: that is
 * the cumulative incidence.
 */
export const APPROVAL: Events = [Outcome.approved];

/** Any end of a review as the event. */
export const ANY_END: Events = [Outcome.approved, Outcome.withdrawn, Outcome.refused];
