import { GIVE_UP_AFTER_MS, nextAttemptAt } from './delivery/backoff.js';
import {
  dealtWith,
  failed,
  MAX_DEAD_LETTERS,
  paused,
  replayed,
  replaying,
  resumed,
  secretsAt,
  withSecret,
  type DeadLetter,
  type Subscription,
} from './subscription.js';

const NOW = Date.parse('2026-11-27T08:00:00.000Z');
const at = (ms: number): string => new Date(ms).toISOString();
const failure = (ms = NOW) => ({ at: at(ms), status: 503, detail: 'It answered 503' });
const told = (position: number) => ({ position, eventId: `id-${position}`, type: 'ApplicationAccepted' });
const letter = (position: number): DeadLetter => ({
  ...told(position),
  attempts: 20,
  firstAt: at(NOW),
  failure: failure(),
  replay: false,
});
const active: Subscription = {
  id: 'w',
  url: 'https://receiver.example/',
  feed: 'events',
  filter: {},
  state: 'active',
  createdAt: at(NOW),
  createdBy: 'tester',
  secrets: [{ secret: 'whsec_one' }],
  position: 4,
  deadLetters: [],
};
const fail = (subscription: Subscription, position: number, now: number, random = 1): Subscription =>
  failed(subscription, told(position), failure(now), { now, random });

describe('a delivery that fails', () => {
  it('is tried again later, and holds what comes after it', () => {
    const { position, retry } = fail(active, 5, NOW);
    expect(position).toBe(4);
    expect(retry).toEqual({
      position: 5,
      attempts: 1,
      firstAt: at(NOW),
      nextAt: at(NOW + 5_000),
      failure: failure(),
    });
  });

  it('waits twice as long after each failure, half of it by chance, and never longer than four hours', () => {
    const waits = [1, 2, 3, 4, 12, 13, 40].map((attempts) => nextAttemptAt(0, attempts, 1) / 1_000);
    expect(waits).toEqual([5, 10, 20, 40, 10_240, 14_400, 14_400]);
    expect(nextAttemptAt(0, 3, 0)).toBe(10_000);
    expect(nextAttemptAt(0, 3, 0.5)).toBe(15_000);
  });

  it('waits as long as the receiver asks, up to four hours', () => {
    expect(nextAttemptAt(0, 1, 1, 60_000)).toBe(60_000);
    expect(nextAttemptAt(0, 1, 1, 10 ** 12)).toBe(4 * 3_600_000);
  });

  it('counts its attempts from the first', () => {
    const twice = fail(fail(active, 5, NOW), 5, NOW + 5_000);
    expect(twice.retry).toMatchObject({ attempts: 2, firstAt: at(NOW), nextAt: at(NOW + 15_000) });
  });

  it('is given up after three days as a dead letter, and lets what comes after it pass', () => {
    const before = fail(active, 5, NOW);
    const day = fail(before, 5, NOW + GIVE_UP_AFTER_MS - 1);
    expect([day.position, day.deadLetters]).toEqual([4, []]);
    const { position, retry, deadLetters } = fail(day, 5, NOW + GIVE_UP_AFTER_MS);
    expect([position, retry]).toEqual([5, undefined]);
    expect(deadLetters).toEqual([
      {
        ...told(5),
        attempts: 3,
        firstAt: at(NOW),
        failure: failure(NOW + GIVE_UP_AFTER_MS),
        replay: false,
      },
    ]);
  });

  it('pauses the subscription where there are as many dead letters as are kept', () => {
    const full = {
      ...active,
      deadLetters: Array.from({ length: MAX_DEAD_LETTERS - 1 }, (_, i) => letter(i)),
    };
    const last = fail(fail(full, 5, NOW), 5, NOW + GIVE_UP_AFTER_MS);
    expect([last.state, last.reason]).toEqual(['paused', expect.stringContaining('1000 dead letters')]);
  });
});

describe('what was dealt with', () => {
  it('ends the trying, and never goes back', () => {
    const { position, retry } = dealtWith(fail(active, 5, NOW), 5);
    expect([position, retry]).toEqual([5, undefined]);
    expect(dealtWith(active, 3)).toBe(active);
    expect(fail(active, 4, NOW)).toBe(active);
  });

  it('leaves a delivery alone that is further on', () => {
    expect(dealtWith(fail(active, 9, NOW), 8).retry?.position).toBe(9);
  });
});

it('a subscription that is paused goes on where it stood, at once', () => {
  const waiting = fail(active, 5, NOW);
  const again = resumed(paused(waiting), NOW + 1);
  expect([again.state, again.position]).toEqual(['active', 4]);
  expect(again.retry).toEqual({ ...waiting.retry, nextAt: at(NOW + 1) });
});

describe('dead letters', () => {
  const dead = { ...active, deadLetters: [letter(2), letter(3)] };
  it('are sent once more, some or all', () => {
    expect(replaying(dead).deadLetters.map(({ replay }) => replay)).toEqual([true, true]);
    expect(replaying(dead, [3]).deadLetters.map(({ replay }) => replay)).toEqual([false, true]);
  });

  it('are no more once they were delivered, and stay where they fail again', () => {
    expect(replayed(replaying(dead), 2).deadLetters.map(({ position }) => position)).toEqual([3]);
    expect(replayed(replaying(dead), 2, failure(NOW + 9)).deadLetters[0]).toEqual({
      ...letter(2),
      attempts: 21,
      failure: failure(NOW + 9),
      replay: false,
    });
  });
});

it('a secret that was replaced signs beside the new one for a day', () => {
  const changed = withSecret(active, 'whsec_two', NOW);
  expect(secretsAt(changed, NOW)).toEqual(['whsec_two', 'whsec_one']);
  expect(secretsAt(changed, NOW + 24 * 3_600_000)).toEqual(['whsec_two']);
  expect(secretsAt(withSecret(changed, 'whsec_three', NOW), NOW)).toEqual(['whsec_three', 'whsec_two']);
});
