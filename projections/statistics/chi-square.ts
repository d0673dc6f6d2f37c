/**
 * P(X > x) for X chi-square distributed with whole degrees of freedom: Q(df / 2, x / 2), the upper regularised
 * incomplete gamma function.
 * Source: NIST Digital Library of Mathematical Functions, 8.2.4, 8.7.1 (series, used below the mean) and 8.9.2
 * (continued fraction, used above it).
 * @throws RangeError where the degrees of freedom are not a positive whole number, or x is negative or no number
 */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
  if (!Number.isInteger(degreesOfFreedom) || degreesOfFreedom < 1)
    throw new RangeError(`degrees of freedom are a whole number from 1, not ${degreesOfFreedom}`);
  if (!(x >= 0)) throw new RangeError(`a chi-square value is not negative: ${x}`);
  if (x === 0) return 1;
  if (x === Infinity) return 0;
  const a = degreesOfFreedom / 2;
  const z = x / 2;
  const scale = Math.exp(a * Math.log(z) - z - logGammaOfHalves(degreesOfFreedom));
  return z < a + 1 ? 1 - scale * lowerSeries(a, z) : scale * upperFraction(a, z);
}

/** More terms than any value needs: both expansions take a few times √a of them. */
const MOST_TERMS = 1_000_000;

/** γ(a, z) / (z^a e^-z) = Σ z^k / (a (a + 1) … (a + k)). */
function lowerSeries(a: number, z: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k < MOST_TERMS; k++) {
    term *= z / (a + k);
    sum += term;
    if (term < sum * Number.EPSILON) return sum;
  }
  throw new RangeError(`the incomplete gamma series of ${a}, ${z} does not converge`);
}

/**
 * Γ(a, z) / (z^a e^-z), its continued fraction contracted to 1 / (z + 1 - a - 1(1 - a) / (z + 3 - a - …)) and run
 * forwards as the running product of ratios (W. J. Lentz, Applied Optics 15 (1976), 668-671).
 */
function upperFraction(a: number, z: number): number {
  let b = z + 1 - a;
  let numeratorRatio = Infinity;
  let denominatorRatio = 1 / b;
  let fraction = denominatorRatio;
  for (let k = 1; k < MOST_TERMS; k++) {
    const step = k * (a - k);
    b += 2;
    numeratorRatio = b + step / numeratorRatio;
    denominatorRatio = 1 / (b + step * denominatorRatio);
    const change = numeratorRatio * denominatorRatio;
    fraction *= change;
    if (Math.abs(change - 1) < 4 * Number.EPSILON) return fraction;
  }
  throw new RangeError(`the incomplete gamma fraction of ${a}, ${z} does not converge`);
}

/** log Γ(n / 2) from Γ(1/2) = √π, Γ(1) = 1 and Γ(x + 1) = x Γ(x). */
function logGammaOfHalves(n: number): number {
  let log = n % 2 === 1 ? Math.log(Math.PI) / 2 : 0;
  for (let twice = n % 2 === 1 ? 1 : 2; twice < n; twice += 2) log += Math.log(twice / 2);
  return log;
}
