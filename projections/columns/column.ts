type Cells = Int32Array | Uint8Array | Float64Array;
type CellsType<C extends Cells> = { new (length: number): C; BYTES_PER_ELEMENT: number } & {
  new (buffer: ArrayBuffer, byteOffset: number, length: number): C;
};

const INITIAL = 1024;

/** A column of numbers that grows. `cells` is longer than `length`; what lies past it is not part of the column. */
export class Column<C extends Cells> {
  length = 0;

  private constructor(
    private readonly type: CellsType<C>,
    public cells: C,
  ) {}

  static int32 = () => new Column<Int32Array>(Int32Array, new Int32Array(INITIAL));
  static uint8 = () => new Column<Uint8Array>(Uint8Array, new Uint8Array(INITIAL));
  static float64 = () => new Column<Float64Array>(Float64Array, new Float64Array(INITIAL));

  push(value: number): void {
    if (this.length === this.cells.length) {
      const grown = new this.type(this.cells.length * 2);
      grown.set(this.cells);
      this.cells = grown;
    }
    this.cells[this.length++] = value;
  }

  at(index: number): number {
    return this.cells[index]!;
  }

  save(): Uint8Array {
    return bytesOf(this.cells.subarray(0, this.length));
  }

  /** Takes the bytes over: they are the column's from here on. Where they are not aligned, a copy is. */
  load(bytes: Uint8Array): this {
    const { BYTES_PER_ELEMENT } = this.type;
    const aligned = bytes.byteOffset % BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);
    this.length = aligned.byteLength / BYTES_PER_ELEMENT;
    this.cells =
      this.length === 0
        ? new this.type(INITIAL)
        : new this.type(aligned.buffer as ArrayBuffer, aligned.byteOffset, this.length);
    return this;
  }
}

export const bytesOf = (cells: Cells): Uint8Array =>
  new Uint8Array(cells.buffer as ArrayBuffer, cells.byteOffset, cells.byteLength);

/** Index of the first value that is not below this one, in an ascending column; its length where all are below. */
export function lowerBound(column: Column<Cells>, value: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (column.at(middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
