/** When the service breaks a read off by itself. */
const QUERY_TIME_MS = 120_000;

/** Counts answers by what was asked, and notes those that no load excuses. */
export class Tally {
  #counts = new Map();
  answered = 0;
  refused = 0;
  faults = [];

  /** @param slow whether the reader was: what it is cut off from is its own affair */
  add({ kind, status, retryAfter, ms, begun, error, text }, slow) {
    const outcome = this.#outcome({ status, retryAfter, ms, begun, slow });
    const key = `${slow ? 'slow ' : ''}${kind}`;
    const counts = this.#counts.get(key) ?? {};
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    this.#counts.set(key, counts);
    if (outcome === 'answered') this.answered++;
    else if (outcome === 'refused') this.refused++;
    else if (outcome === 'fault')
      this.faults.push(`${key}: ${status} after ${Math.round(ms)} ms ${error?.code ?? text ?? ''}`.trim());
  }

  table() {
    return Object.fromEntries(this.#counts);
  }

  #outcome({ status, retryAfter, ms, begun, slow }) {
    if (status >= 200 && status < 300) return 'answered';
    if (status === 503 || status === 429) return retryAfter === undefined ? 'fault' : 'refused';
    if (begun && (slow || ms >= QUERY_TIME_MS)) return 'brokenOff';
    if (slow && status === 'late') return 'givenUp';
    return 'fault';
  }
}
