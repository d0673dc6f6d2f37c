import { chiSquareUpperTail } from './chi-square.js';
import { wilson } from './wilson.js';

describe('chiSquareUpperTail', () => {
  it.each([
    [0.5, 1, 0.479500122186953],
    [3.84, 1, 0.0500435212487052],
    [12, 2, 0.00247875217666636],
    [100, 3, 1.55415943138961e-21],
    [0.001, 7, 0.99999999999976],
    [25, 40, 0.969405871073003],
    [60, 40, 0.0218734684413909],
    [300, 250, 0.0165182731578687],
    [1e-8, 1, 0.999920211544053],
    [1500, 999, 8.51313565549161e-23],
  ])('beyond %d with %i degrees of freedom lies what R 4.2.2 says', (x, df, tail) => {
    expect(chiSquareUpperTail(x, df) / tail).toBeCloseTo(1, 10);
  });

  it('with 2 degrees of freedom is e^(-x/2), on both sides of the mean', () => {
    for (let x = 0; x < 60; x += 0.37) expect(chiSquareUpperTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 12);
  });

  it('ends at 1 and 0, and refuses what is no chi-square value', () => {
    expect(chiSquareUpperTail(0, 5)).toBe(1);
    expect(chiSquareUpperTail(Infinity, 5)).toBe(0);
    expect(chiSquareUpperTail(5_000, 1)).toBe(0);
    for (const [x, df] of [
      [-1, 1],
      [NaN, 1],
      [1, 0],
      [1, 1.5],
    ] as const)
      // prettier-ignore
      expect(() => chiSquareUpperTail(x, df)).toThrow(RangeError);
  });
});

describe('wilson', () => {
  it.each([
    [0, 10, 0, 0.27753279986289],
    [10, 10, 0.72246720013711, 1],
    [3, 7, 0.15821985525147, 0.74954163547234],
    [81, 120, 0.58690184085947, 0.75224145089398],
    [1, 2000, 8.8267730705468e-5, 2.8268625032662e-3],
  ])("%i of %i is R's prop.test without correction", (successes, n, lower, upper) => {
    const interval = wilson(successes, n)!;
    expect(interval.share).toBe(successes / n);
    expect(interval.lower).toBeCloseTo(lower, 10);
    expect(interval.upper).toBeCloseTo(upper, 10);
  });

  it('is undefined of nothing, and refuses what is no share', () => {
    expect(wilson(0, 0)).toBeUndefined();
    for (const [successes, n] of [
      [3, 2],
      [-1, 2],
      [0.5, 2],
    ] as const)
      // prettier-ignore
      expect(() => wilson(successes, n)).toThrow(RangeError);
  });
});
