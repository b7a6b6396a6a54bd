/**
 * Coefficients of the least-squares fit of `y` on the rows that `fillRow` writes, by the normal equations
 * and a Cholesky decomposition. Columns should be of order one. A column that depends on earlier ones
 * gets the coefficient 0, so a short history never gives NaN.
 */
export function leastSquares(
  y: ArrayLike<number>,
  columns: number,
  fillRow: (index: number, row: Float64Array) => void,
): Float64Array {
  const gram = new Float64Array(columns * columns);
  const right = new Float64Array(columns);
  const row = new Float64Array(columns);
  for (let index = 0; index < y.length; index += 1) {
    fillRow(index, row);
    const value = y[index] ?? 0;
    for (let i = 0; i < columns; i += 1) {
      const left = row[i] ?? 0;
      if (left === 0) continue;
      right[i] = (right[i] ?? 0) + left * value;
      for (let j = 0; j <= i; j += 1) {
        const cell = i * columns + j;
        gram[cell] = (gram[cell] ?? 0) + left * (row[j] ?? 0);
      }
    }
  }
  return solve(gram, right, columns);
}

function solve(gram: Float64Array, right: Float64Array, size: number): Float64Array {
  const at = (i: number, j: number): number => gram[i * size + j] ?? 0;
  for (let i = 0; i < size; i += 1) {
    const diagonal = at(i, i);
    for (let j = 0; j <= i; j += 1) {
      let sum = at(i, j);
      for (let k = 0; k < j; k += 1) sum -= at(i, k) * at(j, k);
      if (i === j) gram[i * size + i] = sum > diagonal * 1e-10 ? Math.sqrt(sum) : 0;
      else gram[i * size + j] = at(j, j) === 0 ? 0 : sum / at(j, j);
    }
  }
  const solution = Float64Array.from(right);
  for (let i = 0; i < size; i += 1) {
    let sum = solution[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= at(i, k) * (solution[k] ?? 0);
    solution[i] = at(i, i) === 0 ? 0 : sum / at(i, i);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = solution[i] ?? 0;
    for (let k = i + 1; k < size; k += 1) sum -= at(k, i) * (solution[k] ?? 0);
    solution[i] = at(i, i) === 0 ? 0 : sum / at(i, i);
  }
  return solution;
}
