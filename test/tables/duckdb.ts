import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

type Answered = Record<string, unknown>;

/** DuckDB, and the tables it was handed as files. */
export class DuckDb {
  private constructor(
    private readonly connection: DuckDBConnection,
    private readonly folder: string,
  ) {}

  static async open(): Promise<DuckDb> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    return new DuckDb(await instance.connect(), mkdtempSync(join(tmpdir(), 'clockstop-tables-')));
  }

  /** Makes a Parquet file a view of this name. */
  async take(name: string, bytes: Buffer): Promise<void> {
    writeFileSync(this.file(name), bytes);
    await this.connection.run(
      `CREATE OR REPLACE VIEW ${name} AS SELECT * FROM read_parquet('${this.file(name)}')`,
    );
  }

  file(name: string): string {
    return join(this.folder, `${name}.parquet`);
  }

  /** Rows as JSON has them: dates and instants as text, counts as text where they are 64 bits wide. */
  async ask(sql: string): Promise<Answered[]> {
    return (await this.connection.runAndReadAll(sql)).getRowObjectsJson();
  }

  close(): void {
    this.connection.closeSync();
    rmSync(this.folder, { recursive: true });
  }
}
