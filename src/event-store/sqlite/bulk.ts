import type { AppendRequest } from '../event-store.js';

/** Most events in one commit of a bulk import, unless a single request has more. */
const BULK_EVENTS = 10_000;

/** The requests in order, in groups that are each worth a commit. */
export function* bulkGroups(requests: readonly AppendRequest[]): Generator<readonly AppendRequest[]> {
  let start = 0;
  let events = 0;
  for (const [i, request] of requests.entries()) {
    if (i > start && events + request.events.length > BULK_EVENTS) {
      yield requests.slice(start, i);
      start = i;
      events = 0;
    }
    events += request.events.length;
  }
  if (start < requests.length) yield requests.slice(start);
}
