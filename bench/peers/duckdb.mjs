import { createRequire } from 'node:module';

/**
 * DuckDB in memory, with tables of integers; undefined where it is not installed.
 * @param threads how many it may use
 */
export async function duckDb(threads) {
  let duck;
  try {
    createRequire(import.meta.url).resolve('@duckdb/node-api');
    duck = await import('@duckdb/node-api');
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    console.error('@duckdb/node-api is not installed: its lines are left out');
    return undefined;
  }
  const instance = await duck.DuckDBInstance.create(':memory:', { threads: String(threads) });
  const connection = await instance.connect();
  return {
    /** @param columns by name, arrays of integers of one length */
    async fill(table, columns) {
      const names = Object.keys(columns);
      await connection.run(`create table ${table} (${names.map((name) => `"${name}" integer`).join(', ')})`);
      const appender = await connection.createAppender(table);
      const cells = Object.values(columns);
      for (let at = 0; at < cells[0].length; at++) {
        for (const column of cells) appender.appendInteger(column[at]);
        appender.endRow();
      }
      appender.closeSync();
    },
    ask: async (sql) => (await connection.runAndReadAll(sql)).getRows(),
    close: () => connection.closeSync(),
  };
}
