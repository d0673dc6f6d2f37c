/** @returns first and last day since 1970-01-01 @throws RangeError */
export function boundsOf(text: string): [earliest: number, latest: number];
