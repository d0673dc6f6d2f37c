import type { Schemas } from '../../../api/client.js';
import { dayOfIso } from '../../../dates/days.js';
import type { Mark } from './marks.js';

/** A stretch of a review clock: it may have begun, it ran, it stood still, it has time left, its time is over. */
export interface Stretch {
  readonly state: 'unsure' | 'ran' | 'stopped' | 'left' | 'late';
  readonly from: number;
  readonly to: number;
}

export interface Band {
  readonly stretches: readonly Stretch[];
  /** The statutory deadline: the first and the last day that it may be. */
  readonly deadline?: { readonly earliest: number; readonly latest: number };
}

/**
 * The review clock of a lane as a band.
 * @param today the day in force of the page
 */
export function bandOf(
  clock: Schemas['Clock'] | undefined,
  marks: readonly Mark[],
  today: number,
): Band | undefined {
  if (!clock || clock.state === 'not-started') return undefined;
  const { computed } = clock;
  const start = marks.find(({ eventId }) => eventId === (computed?.startedBy ?? clock.eventId));
  const ended =
    clock.state === 'ended' && marks.find(({ eventId }) => eventId === (computed?.endedBy ?? clock.eventId));
  if (!start || !Number.isFinite(start.latest)) return undefined;
  const end = ended ? ended.latest : today;
  if (!Number.isFinite(end) || end < start.latest) return undefined;
  const due = dayOfIso(computed?.deadline.latest ?? '');
  const stretches: Stretch[] = [
    { state: 'unsure', from: start.earliest, to: start.latest },
    { state: 'ran', from: start.latest, to: Math.min(end, due ?? end) },
    ...(due !== undefined && end > due
      ? [{ state: 'late', from: Math.max(due, start.latest), to: end } as const]
      : []),
    ...(due !== undefined && !ended && due > end ? [{ state: 'left', from: end, to: due } as const] : []),
    ...stopsOf(marks, end),
  ];
  return {
    stretches: stretches.filter(({ from, to }) => to > from),
    ...(due !== undefined && {
      deadline: { earliest: dayOfIso(computed?.deadline.earliest ?? '') ?? due, latest: due },
    }),
  };
}

/** From each stop to the resumption after it; one that nothing ended lasts until the band ends. */
function stopsOf(marks: readonly Mark[], end: number): Stretch[] {
  const stretches: Stretch[] = [];
  let stopped: number | undefined;
  for (const { milestone, latest } of marks) {
    if (milestone?.type === 'ClockStopped') stopped ??= latest;
    if (milestone?.type !== 'ClockResumed' || stopped === undefined) continue;
    stretches.push({ state: 'stopped', from: stopped, to: Math.min(latest, end) });
    stopped = undefined;
  }
  if (stopped !== undefined) stretches.push({ state: 'stopped', from: stopped, to: end });
  return stretches;
}
