/** The last row whose day is not after the given one; -1 before the first. Days ascend. */
export function rowAt(days: Int32Array, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Spans whose duration is at least the given days: the number at risk on a day. 0 beyond the last row. */
export function atRiskOn(
  curve: { readonly days: Int32Array; readonly atRisk: Float64Array },
  day: number,
): number {
  return curve.atRisk[rowAt(curve.days, day - 1) + 1] ?? 0;
}
