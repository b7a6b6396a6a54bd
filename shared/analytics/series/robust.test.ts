import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, quantile, robustSigma, runningMedian } from './robust.ts';
import { seededRandom } from './simulate.ts';

describe('robust statistics', () => {
  it('give the quantiles that R (type 7) and NumPy give', () => {
    const sample = [7, 1, 3, 11];
    expect([0, 0.25, 0.5, 0.9, 1].map((probability) => quantile(sample, probability))).toEqual([
      1, 2.5, 5, 9.8, 11,
    ]);
    expect(median([])).toBeNaN();
  });

  it('estimate a normal standard deviation with half of it spoiled no further than a constant', () => {
    const random = seededRandom(1);
    const sample = Array.from({ length: 4001 }, () => 5 + 2 * random.normal());
    expect(robustSigma(sample)).toBeCloseTo(2, 0);
    expect(robustSigma(sample.map((value, index) => (index % 10 === 0 ? 1e9 : value)))).toBeLessThan(2.7);
  });

  it('slide the median as if each window were sorted anew', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 })), fc.nat(9), (values, half) => {
        const naive = values.map((_, index) =>
          median(values.slice(Math.max(0, index - half), index + half + 1)),
        );
        expect(Array.from(runningMedian(values, half))).toEqual(naive);
      }),
    );
  });
});
