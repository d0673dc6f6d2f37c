import { CheckpointStore, type Checkpoint } from '../../../event-store/index.js';
import { MemoryEventStore } from '../../../event-store/memory/memory-event-store.js';
import { ATTEMPT_MS } from '../outbound/http-post.js';
import { RENEW_MS, Turn, TURN_MS } from './turn.js';

/** Checkpoints that several services write to. */
class Shared extends CheckpointStore {
  override readonly shared = true;
  private readonly inner = new MemoryEventStore().checkpoints;

  override read(name: string): Promise<Checkpoint | undefined> {
    return this.inner.read(name);
  }

  override write(name: string, expectedRevision: number, body: string): Promise<number> {
    return this.inner.write(name, expectedRevision, body);
  }
}

const shared = () => {
  const checkpoints = new Shared();
  return [new Turn(checkpoints), new Turn(checkpoints)] as const;
};

it('is everybody’s where nobody else can write', async () => {
  const turn = new Turn(new MemoryEventStore().checkpoints);
  await turn.tick(0);
  expect(turn.holds(0)).toBe(true);
  await turn.release();
});

it('is one’s at a time, and stays so while it is renewed', async () => {
  const [one, other] = shared();
  for (let now = 0; now < 10 * TURN_MS; now += RENEW_MS) {
    await one.tick(now);
    await other.tick(now);
    expect([one.holds(now), other.holds(now)]).toEqual([true, false]);
  }
});

it('is taken by one of those who ask at once', async () => {
  const [one, other] = shared();
  await Promise.all([one.tick(0), other.tick(0)]);
  expect([one.holds(0), other.holds(0)].filter(Boolean)).toEqual([true]);
});

it('passes to who stands by when it was not renewed, and never before an attempt of the holder’s has ended', async () => {
  const [one, other] = shared();
  await one.tick(0);
  let [last, first] = [0, Infinity];
  for (let now = 0; now <= 2 * TURN_MS; now += RENEW_MS) {
    if (one.holds(now)) last = now;
    // The clock of the other tells another time, and runs as fast.
    await other.tick(now + 1_000_000);
    if (other.holds(now + 1_000_000)) first = Math.min(first, now);
  }
  expect(first).toBeGreaterThanOrEqual(last + ATTEMPT_MS);
  expect(first).toBeLessThanOrEqual(TURN_MS);
});

it('is lost by a holder that stood still, which hears of it when it wakes', async () => {
  const [one, other] = shared();
  await one.tick(0);
  for (let now = 0; now <= TURN_MS; now += RENEW_MS) await other.tick(now);
  expect(one.holds(TURN_MS)).toBe(false);
  await one.tick(TURN_MS);
  expect([one.holds(TURN_MS), other.holds(TURN_MS)]).toEqual([false, true]);
});

it('passes at once when it is let go', async () => {
  const [one, other] = shared();
  await one.tick(0);
  await other.tick(0);
  await one.release();
  await other.tick(1);
  expect([one.holds(1), other.holds(1)]).toEqual([false, true]);
});
