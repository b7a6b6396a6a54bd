/**
 * A measured number (a mean, a score) rounded half away from zero, for an answer. Not for money, which is
 * exact (`decimal.ts`). Negative zero becomes zero.
 *
 * @throws RangeError when the number is not finite: no answer may hold one.
 */
export function roundNumber(value: number, decimals: number): number {
  if (!Number.isFinite(value)) throw new RangeError('A number of an answer must be finite');
  const factor = 10 ** decimals;
  return (Math.sign(value) * Math.round(Math.abs(value) * factor)) / factor || 0;
}
