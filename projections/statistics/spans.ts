/**
 * Spans as columns of equal length, one row each. A span with imprecise dates has two such rows: one in the columns
 * of least durations and one in the columns of greatest, with the same outcome and group.
 */
export interface SpanColumns {
  /** Duration in whole calendar days; for a pending span the days it has waited so far. */
  readonly days: Int32Array;
  /** `Outcome` of each span. */
  readonly outcome: Uint8Array;
  /** Group of each span, from 0. */
  readonly group: Uint16Array | Int32Array;
}

/** One span; its dates precise, or taken at one end of what they may mean. */
export interface Span {
  readonly days: number;
  readonly outcome: number;
  readonly group: number;
}

/** Columns of a few spans at hand as rows. @throws RangeError where a row's number has no place in its column */
export function columnsOf(spans: readonly Span[]): SpanColumns {
  const columns = {
    days: Int32Array.from(spans, (span) => span.days),
    outcome: Uint8Array.from(spans, (span) => span.outcome),
    group: Int32Array.from(spans, (span) => span.group),
  };
  for (const [row, { days, outcome, group }] of spans.entries())
    if (columns.days[row] !== days || columns.outcome[row] !== outcome || columns.group[row] !== group)
      throw new RangeError(`row ${row} is no span: ${days} days, outcome ${outcome}, group ${group}`);
  return columns;
}

/** @throws RangeError where the columns differ in length */
export function spanCount({ days, outcome, group }: SpanColumns): number {
  if (days.length !== outcome.length || days.length !== group.length)
    throw new RangeError(
      `columns of ${days.length} days, ${outcome.length} outcomes and ${group.length} groups do not match`,
    );
  return days.length;
}

/** Names the first row that breaks a rule of the columns. @throws RangeError always */
export function refuseRow({ outcome, group }: SpanColumns, groupCount: number): never {
  for (let row = 0; row < outcome.length; row++) {
    if (outcome[row]! > 3) throw new RangeError(`row ${row} has outcome ${outcome[row]}, not 0 to 3`);
    if (group[row]! < 0 || group[row]! >= groupCount)
      throw new RangeError(`row ${row} has group ${group[row]}, not 0 to ${groupCount - 1}`);
  }
  throw new RangeError('the columns hold a row that could not be counted');
}
