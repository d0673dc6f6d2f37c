import type { CheckpointStore } from '../../src/event-store/checkpoints/checkpoint-store.js';
import { MAX_CHECKPOINT_BYTES, NO_CHECKPOINT } from '../../src/event-store/checkpoints/checkpoint-store.js';
import {
  NO_STREAM,
  StoreUnavailableError,
  WrongExpectedRevisionError,
} from '../../src/event-store/event-store.js';
import { events, logOf, range, recordedAs, useStore, type MakeStore } from './fixture.js';

export function checkpointsContract(makeStore: MakeStore): void {
  const store = useStore(makeStore);
  const checkpoints = (): CheckpointStore => store().checkpoints;

  it('has nothing under a name before something is written', async () => {
    expect(await checkpoints().read('reader/a')).toBeUndefined();
  });

  it('keeps what was written last, whatever it says, and counts the writes', async () => {
    const bodies = ['{}', '', '艾米迈托赛 \u0000 "\\', 'x'.repeat(100_000)];
    for (const [i, body] of bodies.entries()) {
      expect(await checkpoints().write('reader/a', i - 1, body)).toBe(i);
      expect(await checkpoints().read('reader/a')).toEqual({ revision: i, body });
    }
  });

  it('keeps names apart', async () => {
    await checkpoints().write('reader', NO_CHECKPOINT, 'r');
    await checkpoints().write('reader/a', NO_CHECKPOINT, 'a');
    await checkpoints().write('reader/a/b', NO_CHECKPOINT, 'b');
    await checkpoints().write('reader/a', 0, 'c');
    expect(await checkpoints().read('reader')).toEqual({ revision: 0, body: 'r' });
    expect(await checkpoints().read('reader/a')).toEqual({ revision: 1, body: 'c' });
    expect(await checkpoints().read('reader/a/b')).toEqual({ revision: 0, body: 'b' });
  });

  it.each([
    ['a first write after another', NO_CHECKPOINT],
    ['an older revision', 0],
    ['a revision that is not there yet', 2],
  ])('refuses %s and changes nothing', async (_, expected) => {
    await checkpoints().write('reader/a', NO_CHECKPOINT, 'first');
    await checkpoints().write('reader/a', 0, 'second');
    const refused = checkpoints().write('reader/a', expected, 'third');
    await expect(refused).rejects.toBeInstanceOf(WrongExpectedRevisionError);
    await expect(refused).rejects.toMatchObject({ expected, actual: 1 });
    expect(await checkpoints().read('reader/a')).toEqual({ revision: 1, body: 'second' });
  });

  it('refuses a revision of a name under which nothing was written', async () => {
    await expect(checkpoints().write('reader/a', 0, 'x')).rejects.toMatchObject({
      name: 'WrongExpectedRevisionError',
      actual: NO_CHECKPOINT,
    });
    expect(await checkpoints().read('reader/a')).toBeUndefined();
  });

  it('lets one of several succeed who write at once', async () => {
    const writes = range(1, 20).map((n) => checkpoints().write('reader/a', NO_CHECKPOINT, `${n}`));
    const answers = await Promise.allSettled(writes);
    const written = answers.filter(({ status }) => status === 'fulfilled');
    expect(written).toEqual([{ status: 'fulfilled', value: 0 }]);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(WrongExpectedRevisionError);
    const winner = answers.findIndex(({ status }) => status === 'fulfilled') + 1;
    expect(await checkpoints().read('reader/a')).toEqual({ revision: 0, body: `${winner}` });
  });

  it('is no part of the log', async () => {
    const list = events(2);
    await checkpoints().write('product-1', NO_CHECKPOINT, '{}');
    await store().append({ stream: 'product-1', expectedRevision: NO_STREAM, events: list });
    await checkpoints().write('product-1', 0, '{}');
    expect(await logOf(store())).toEqual(recordedAs('product-1', list));
    expect(await store().head()).toBe(2);
    expect(await checkpoints().read('product-1')).toEqual({ revision: 1, body: '{}' });
  });

  it.each<[string, [name: string, revision: number, body: string]]>([
    ['no name', ['', NO_CHECKPOINT, '']],
    ['a name in capitals', ['Reader', NO_CHECKPOINT, '']],
    ['a name too long', ['a'.repeat(201), NO_CHECKPOINT, '']],
    ['no revision', ['a', -2, '']],
    ['half a revision', ['a', 0.5, '']],
    ['a lone surrogate', ['a', NO_CHECKPOINT, '\ud800']],
    ['too large a body', ['a', NO_CHECKPOINT, 'é'.repeat(MAX_CHECKPOINT_BYTES / 2 + 1)]],
  ])('refuses %s', async (_, [name, revision, body]) => {
    await expect(checkpoints().write(name, revision, body)).rejects.toBeInstanceOf(RangeError);
  });

  it('takes the largest body there may be', async () => {
    const body = 'x'.repeat(MAX_CHECKPOINT_BYTES);
    await checkpoints().write('a', NO_CHECKPOINT, body);
    expect((await checkpoints().read('a'))?.body).toBe(body);
  });

  it('is closed with its store', async () => {
    await store().close();
    await expect(checkpoints().read('a')).rejects.toBeInstanceOf(StoreUnavailableError);
    await expect(checkpoints().write('a', NO_CHECKPOINT, '')).rejects.toBeInstanceOf(StoreUnavailableError);
  });
}

export function durableCheckpointsContract(makeStore: MakeStore): void {
  it('holds after it was reopened what it acknowledged, and still refuses', async () => {
    const fixture = await makeStore();
    try {
      await fixture.store.checkpoints.write('reader/a', NO_CHECKPOINT, 'first');
      await fixture.store.checkpoints.write('reader/a', 0, 'second');
      const { checkpoints } = await fixture.reopen!();
      expect(await checkpoints.read('reader/a')).toEqual({ revision: 1, body: 'second' });
      await expect(checkpoints.write('reader/a', 0, 'third')).rejects.toMatchObject({ actual: 1 });
      expect(await checkpoints.write('reader/a', 1, 'third')).toBe(2);
    } finally {
      await fixture.dispose();
    }
  });
}
