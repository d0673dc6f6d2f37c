type Cells = Int32Array | Uint8Array | Float64Array;
type CellsType<C extends Cells> = { new (length: number): C; BYTES_PER_ELEMENT: number } & {
  new (buffer: ArrayBuffer): C;
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
    return new Uint8Array(
      this.cells.buffer as ArrayBuffer,
      this.cells.byteOffset,
      this.length * this.type.BYTES_PER_ELEMENT,
    );
  }

  /** Takes the bytes over by one copy; the column can grow again at once. */
  load(bytes: Uint8Array): this {
    const buffer = new ArrayBuffer(bytes.byteLength);
    new Uint8Array(buffer).set(bytes);
    this.cells = new this.type(buffer);
    this.length = this.cells.length;
    if (this.length === 0) this.cells = new this.type(INITIAL);
    return this;
  }
}

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
