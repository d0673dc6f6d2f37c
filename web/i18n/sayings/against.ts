const AGAINST = ': it contradicts ';

/** A refusal without the recorded event that it names at its end, which the problem names by itself. */
export const withoutEvent = (refusal: string): string => refusal.split(AGAINST, 1)[0]!;
