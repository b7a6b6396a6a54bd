import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from './normal.ts';

describe('normal distribution', () => {
  // Wichura (1988) prints the first three as check values; all were recomputed with mpmath 1.4.1 at 30 digits.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798409],
    [0.5, 0],
    [0.9, 1.2815515655446004],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.98, 2.0537489106318225],
    [0.99, 2.3263478740408408],
    [0.999, 3.090232306167813],
  ])('quantile of %d', (p, z) => {
    expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(2e-15 * Math.max(1, Math.abs(z)));
  });

  // Abramowitz and Stegun (1964), table 26.1, recomputed with mpmath 1.4.1.
  it.each([
    [0, 0.5],
    [0.5, 0.691462461274013],
    [1, 0.841344746068543],
    [2, 0.977249868051821],
    [3, 0.99865010196837],
    [-1, 0.158655253931457],
  ])('distribution function at %d', (z, p) => {
    expect(normalCdf(z)).toBeCloseTo(p, 14);
  });

  it('is its own inverse and symmetric', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (p) => {
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 13);
        expect(normalQuantile(p)).toBeCloseTo(-normalQuantile(1 - p), 8);
      }),
    );
  });

  it('agrees with the integral of its density', () => {
    const density = (x: number) => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    const steps = 20_000;
    const width = 2.5 / steps;
    let area = 0;
    for (let i = 0; i < steps; i += 1) area += density((i + 0.5) * width) * width;
    expect(normalCdf(2.5)).toBeCloseTo(0.5 + area, 9);
  });

  it('ends at 0 and 1', () => {
    expect([normalCdf(-50), normalCdf(50), normalCdf(Number.NEGATIVE_INFINITY)]).toEqual([0, 1, 0]);
  });

  it.each([0, 1, -0.1, 1.1, Number.NaN])('refuses the probability %d', (p) => {
    expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});
