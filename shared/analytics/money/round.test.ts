import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundNumber } from './round.ts';

describe('roundNumber', () => {
  it.each([
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [-0.00001, 4, 0],
    [1.23456, 4, 1.2346],
    [-1.23454, 4, -1.2345],
  ])('%d to %d decimals', (value, decimals, expected) => {
    expect(Object.is(roundNumber(value, decimals), expected)).toBe(true);
  });

  it('stays within half a last digit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        (x) => Math.abs(roundNumber(x, 2) - x) <= 0.005 + Math.abs(x) * 1e-15,
      ),
    );
  });

  it('refuses what is not finite', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => roundNumber(bad, 2)).toThrow(RangeError);
    }
  });
});
