import { describe, expect, it } from 'vitest';
import { studentInflation, studentQuantile } from './student.ts';

describe('quantiles of Student’s t', () => {
  // Two-sided points of the NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2.
  it.each([
    [0.95, 2, 4.303],
    [0.95, 3, 3.182],
    [0.95, 5, 2.571],
    [0.95, 10, 2.228],
    [0.95, 30, 2.042],
    [0.8, 2, 1.886],
    [0.8, 4, 1.533],
    [0.8, 20, 1.325],
    [0.99, 4, 4.604],
  ])('of %d with %d degrees is %d', (level, degrees, expected) => {
    expect(studentQuantile(level, degrees)).toBeCloseTo(expected, 3);
  });

  it('lie between those of the whole degrees beside them', () => {
    for (const degrees of [2.01, 2.5, 3.3, 7.9]) {
      const here = studentQuantile(0.95, degrees);
      expect(here).toBeLessThan(studentQuantile(0.95, Math.floor(degrees)));
      expect(here).toBeGreaterThan(studentQuantile(0.95, Math.ceil(degrees)));
    }
  });

  it('widen an interval less the more is known', () => {
    expect(studentInflation(0.95, 3)).toBeCloseTo(3.1824 / 1.96, 3);
    expect(studentInflation(0.95, 1)).toBe(studentInflation(0.95, 2));
    expect(studentInflation(0.95, 1e6)).toBeCloseTo(1, 5);
  });
});
