import fc from 'fast-check';
import { Column, lowerBound } from './column.js';

const values = (column: Column<Int32Array>): number[] =>
  Array.from({ length: column.length }, (_, at) => column.at(at));
const filled = (numbers: Iterable<number>, column = Column.int32()): Column<Int32Array> => {
  for (const number of numbers) column.push(number);
  return column;
};

describe('a column', () => {
  it('grows and keeps what it holds', () => {
    const numbers = Array.from({ length: 5000 }, (_, i) => (i * 7919) % 4001);
    expect(values(filled(numbers))).toEqual(numbers);
  });

  it.each([0, 1, 1023, 1024, 1025, 4096])('of %i rows is what was saved, and grows on', (length) => {
    const numbers = Array.from({ length }, (_, i) => i - 7);
    const loaded = Column.int32().load(filled(numbers).save());
    expect(values(loaded)).toEqual(numbers);
    expect(values(filled([42, 43], loaded))).toEqual([...numbers, 42, 43]);
  });

  it('saves no more than it holds', () => {
    expect(filled([1, 2, 3]).save().byteLength).toBe(12);
    const bytes = Column.uint8();
    bytes.push(255);
    expect(bytes.save()).toEqual(Uint8Array.of(255));
    const wide = Column.float64();
    wide.push(1.5);
    expect(wide.save().byteLength).toBe(8);
  });

  it('loads from anywhere in a file, and does not hold on to it', () => {
    const saved = Buffer.from(filled([1, -2, 3]).save());
    const file = Buffer.concat([Buffer.from('abc'), saved]);
    const loaded = Column.int32().load(file.subarray(3));
    file.fill(0);
    expect(values(loaded)).toEqual([1, -2, 3]);
  });

  it('keeps fractions and instants', () => {
    const column = Column.float64();
    column.push(Date.UTC(2026, 0, 1));
    column.push(-0.5);
    const loaded = Column.float64().load(column.save());
    expect([loaded.at(0), loaded.at(1)]).toEqual([Date.UTC(2026, 0, 1), -0.5]);
  });

  it('finds where a value would stand', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 })),
        fc.integer({ min: -60, max: 60 }),
        (any, value) => {
          const ascending = any.sort((a, b) => a - b);
          const naive = ascending.findIndex((each) => each >= value);
          expect(lowerBound(filled(ascending), value)).toBe(naive < 0 ? ascending.length : naive);
        },
      ),
    );
  });
});
