import type { Schemas } from '../../../api/client.js';
import { bandOf } from './band.js';
import type { Mark } from './marks.js';

const mark = (eventId: string, day: number, type = 'ApplicationAccepted', earliest = day): Mark => ({
  eventId,
  label: { en: type, zh: type },
  earliest,
  latest: day,
  certain: true,
  found: false,
  corrected: false,
  milestone: { type } as Mark['milestone'],
});

const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const clock = (state: 'started' | 'ended', deadline: number, ended?: string) =>
  ({
    state,
    eventId: ended ?? 'start',
    computed: {
      startedBy: 'start',
      ...(ended !== undefined && { endedBy: ended }),
      deadline: { earliest: iso(deadline), latest: iso(deadline) },
    },
  }) as Schemas['Clock'];

test('a clock that runs has time left until its deadline', () => {
  expect(bandOf(clock('started', 200), [mark('start', 100)], 150)).toEqual({
    stretches: [
      { state: 'ran', from: 100, to: 150 },
      { state: 'left', from: 150, to: 200 },
    ],
    deadline: { earliest: 200, latest: 200 },
  });
});

test('past its deadline it is late until it ends, or until the day in force', () => {
  const late = [
    { state: 'ran', from: 100, to: 200 },
    { state: 'late', from: 200, to: 250 },
  ];
  expect(bandOf(clock('started', 200), [mark('start', 100)], 250)?.stretches).toEqual(late);
  const marks = [mark('start', 100), mark('end', 250, 'MarketingApproved')];
  expect(bandOf(clock('ended', 200, 'end'), marks, 900)?.stretches).toEqual(late);
});

test('stops stand in it; the last goes on while nothing resumes it', () => {
  const marks = [
    mark('start', 100),
    mark('stop', 110, 'ClockStopped'),
    mark('go', 120, 'ClockResumed'),
    mark('again', 140, 'ClockStopped'),
  ];
  expect(
    bandOf(clock('started', 200), marks, 150)?.stretches.filter(({ state }) => state === 'stopped'),
  ).toEqual([
    { state: 'stopped', from: 110, to: 120 },
    { state: 'stopped', from: 140, to: 150 },
  ]);
});

test('an imprecise start is unsure until its last day', () => {
  expect(
    bandOf(clock('started', 200), [mark('start', 130, 'ApplicationAccepted', 100)], 150)?.stretches[0],
  ).toEqual({
    state: 'unsure',
    from: 100,
    to: 130,
  });
});

test('there is none where no clock runs, or its start has no last day', () => {
  expect(bandOf({ state: 'not-started', reason: '' }, [], 1)).toBeUndefined();
  expect(bandOf(clock('started', 200), [mark('start', Infinity)], 150)).toBeUndefined();
});
