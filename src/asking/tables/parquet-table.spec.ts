import { parquetTable } from './parquet-table.js';
import { columns, type Row } from './table.js';

const COLUMNS = [...columns('integer', 'n'), ...columns('text', 'name')];

describe('a table in Parquet', () => {
  it('is handed on as row groups fill: what is not read yet is not made', async () => {
    let made = 0;
    function* batches(): Generator<Row[]> {
      for (let at = 0; at < 100; at++) {
        made += 1000;
        yield Array.from({ length: 1000 }, (_, n) => ({ n: at * 1000 + n, name: `row ${n}` }));
      }
    }
    const table = parquetTable(COLUMNS, batches(), {});
    const sizes: number[] = [];
    for (let group = 1; group <= 50; group++) {
      const { value } = await table.next();
      sizes.push((value as Uint8Array).length);
      expect(made).toBe(group * 2_000);
    }
    // A group costs what it holds, however many went before: nothing is kept back until the end.
    expect(Math.max(...sizes)).toBeLessThan(1.2 * Math.min(...sizes));
    const { value: footer } = await table.next();
    expect(
      Buffer.from(footer as Uint8Array)
        .subarray(-4)
        .toString(),
    ).toBe('PAR1');
    expect((await table.next()).done).toBe(true);
  });

  it('stops making rows when its reader stops', async () => {
    let ended = false;
    async function* batches(): AsyncGenerator<Row[]> {
      try {
        for (;;) yield await Promise.resolve(Array.from({ length: 5000 }, (_, n) => ({ n })));
      } finally {
        ended = true;
      }
    }
    const table = parquetTable(COLUMNS, batches(), {});
    await table.next();
    await table.return();
    expect(ended).toBe(true);
  });
});
