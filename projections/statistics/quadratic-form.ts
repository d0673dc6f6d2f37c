/** Pivots below this share of the largest diagonal count as 0: the matrix has no inverse. */
const PIVOT_TOLERANCE = 1e-12;

/**
 * vᵀ A⁻¹ v of a symmetric positive definite matrix, through its Cholesky factor: the squared length of L⁻¹ v.
 * Source: G. H. Golub, C. F. Van Loan, Matrix Computations, 4th ed., section 4.2.
 * @param matrix row by row, v.length² entries
 * @returns undefined where the matrix has no inverse
 */
export function inverseQuadraticForm(matrix: Float64Array, v: Float64Array): number | undefined {
  const n = v.length;
  const factor = Float64Array.from(matrix);
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, matrix[i * n + i]!);
  let squaredLength = 0;
  const solved = Float64Array.from(v);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = factor[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * n + k]! * factor[j * n + k]!;
      if (j < i) factor[i * n + j] = sum / factor[j * n + j]!;
      else if (!(sum > largest * PIVOT_TOLERANCE)) return undefined;
      else factor[i * n + i] = Math.sqrt(sum);
    }
    for (let k = 0; k < i; k++) solved[i]! -= factor[i * n + k]! * solved[k]!;
    solved[i]! /= factor[i * n + i]!;
    squaredLength += solved[i]! * solved[i]!;
  }
  return squaredLength;
}
