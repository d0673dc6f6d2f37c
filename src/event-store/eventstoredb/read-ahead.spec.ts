import { readAhead } from './read-ahead.js';

describe('reading ahead', () => {
  it('asks for one item more than was taken, and gives them in their order', async () => {
    const asked: number[] = [];
    async function* items() {
      for (let n = 1; n <= 4; n++) {
        asked.push(n);
        yield await Promise.resolve(n);
      }
    }
    const taken: number[] = [];
    for await (const n of readAhead(items())) {
      taken.push(n);
      await new Promise((resolve) => setImmediate(resolve));
      expect(asked.length).toBe(Math.min(4, n + 1));
    }
    expect(taken).toEqual([1, 2, 3, 4]);
  });

  it('fails where the item that failed would have been', async () => {
    async function* items() {
      yield await Promise.resolve(1);
      throw new Error('no second');
    }
    const taken: number[] = [];
    const reading = async () => {
      for await (const n of readAhead(items())) taken.push(n);
    };
    await expect(reading()).rejects.toThrow('no second');
    expect(taken).toEqual([1]);
  });

  it('ends what it reads from when its reader leaves', async () => {
    let ended = false;
    async function* items() {
      try {
        for (let n = 1; ; n++) yield await Promise.resolve(n);
      } finally {
        ended = true;
      }
    }
    for await (const n of readAhead(items())) if (n === 2) break;
    expect(ended).toBe(true);
  });
});
