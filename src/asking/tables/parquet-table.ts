import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { epochDay } from '#events/edtf.js';
import type { Cell, Column, ColumnType, Row } from './table.js';

/** Rows of a row group: what is held and written at once, and what a reader can skip at once. */
const ROW_GROUP = 2_000;

const TYPES: Readonly<Record<ColumnType, Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
  instant: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
};

/** Apache Parquet, a row group at a time as it fills, so that a table may be longer than memory is large. */
export async function* parquetTable(
  columns: readonly Column[],
  batches: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
  metadata: Readonly<Record<string, string>>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaOf(columns),
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    createdBy: 'clockstop',
  });
  for await (const rows of rowGroups(batches)) {
    const columnData = columns.map(({ name, type }) => ({
      name,
      data: rows.map((row) => valueOf(row[name], type)),
    }));
    await writer.write({ columnData, rowGroupSize: rows.length });
    yield taken(bytes);
  }
  await writer.finish();
  yield taken(bytes);
}

const schemaOf = (columns: readonly Column[]): SchemaElement[] => [
  { name: 'root', num_children: columns.length },
  ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...TYPES[type] })),
];

async function* rowGroups(
  batches: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): AsyncGenerator<readonly Row[], void, undefined> {
  let group: Row[] = [];
  for await (const rows of batches)
    for (const row of rows) {
      group.push(row);
      if (group.length < ROW_GROUP) continue;
      yield group;
      group = [];
    }
  if (group.length > 0) yield group;
}

function valueOf(cell: Cell, type: ColumnType): Exclude<Cell, undefined> | bigint | Date | null {
  if (cell === undefined) return null;
  if (type === 'date') return epochDay(cell as string);
  if (type === 'instant') return new Date(cell as string);
  return type === 'integer' ? BigInt(cell) : cell;
}

/** What was written since the last time. The writer counts on by its offset; its buffer begins anew. */
function taken(bytes: ByteWriter): Uint8Array {
  const written = bytes.getBytes().slice();
  bytes.index = 0;
  return written;
}
