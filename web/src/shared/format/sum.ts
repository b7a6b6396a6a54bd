const SCALE = 10_000;

/** Sums money of at most four decimals without the drift of binary fractions. */
export function sumMoney(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + Math.round(amount * SCALE), 0) / SCALE;
}
