/** Sums as every query writes them, so that both engines answer them exactly. */

/**
 * A sum of money as exact decimal text with four decimals: drivers turn decimals into binary floating
 * point, text they leave alone. Nothing to sum is 0.
 */
export function moneySum(expression: string): string {
  return `CAST(CAST(COALESCE(SUM(${expression}), 0) AS decimal(38, 4)) AS varchar(50))`;
}

/** What stands in a money column of rows that have no such sum. */
export const noMoney = "CAST('0' AS varchar(50))";

/** A whole-number sum, in 64 bits: a T-SQL sum of ints is an int and overflows. Nothing to sum is 0. */
export function wholeSum(expression: string): string {
  return `COALESCE(SUM(CAST(${expression} AS bigint)), 0)`;
}
