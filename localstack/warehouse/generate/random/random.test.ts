import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, apportionWithin } from './apportion.ts';
import { createRandom } from './prng.ts';
import { sum, weightedDraw } from './weighted.ts';

describe('createRandom', () => {
  it('gives the same stream for the same seed and label, another for another', () => {
    const take = (seed: number, label: string): number[] => {
      const random = createRandom(seed, label);
      return Array.from({ length: 20 }, () => random.int(1_000_000));
    };
    expect(take(1, 'a')).toEqual(take(1, 'a'));
    expect(take(1, 'a')).not.toEqual(take(2, 'a'));
    expect(take(1, 'a')).not.toEqual(take(1, 'b'));
  });

  it('is spread evenly, also over the first numbers of neighbouring seeds', () => {
    const cells = new Float64Array(10);
    for (let seed = 0; seed < 20_000; seed += 1) {
      const cell = createRandom(seed, 'spread').int(10);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    const chiSquare = cells.reduce((all, count) => all + (count - 2_000) ** 2 / 2_000, 0);
    // 99.9 % quantile of chi-square with 9 degrees of freedom.
    expect(chiSquare).toBeLessThan(27.88);
  });

  it('has normal numbers with mean 0, variance 1 and no skew', () => {
    const random = createRandom(3, 'normal');
    const values = Array.from({ length: 200_000 }, () => random.normal());
    const moment = (power: number): number =>
      values.reduce((all, value) => all + value ** power, 0) / values.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.01);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.015);
    expect(Math.abs(moment(3))).toBeLessThan(0.03);
  });

  it('keeps bounded normals within their bound and shuffles without losing anything', () => {
    const random = createRandom(4, 'bounds');
    for (let index = 0; index < 5_000; index += 1)
      expect(Math.abs(random.boundedNormal(1.5))).toBeLessThanOrEqual(1.5);
    const items = Array.from({ length: 50 }, (_, index) => index);
    const mixed = random.shuffle(items);
    expect(mixed).not.toEqual(items);
    expect([...mixed].sort((left, right) => left - right)).toEqual(items);
  });
});

describe('weightedDraw', () => {
  it('draws each index as often as its weight says, and never one of weight 0', () => {
    const weights = [5, 0, 1, 3, 0.5, 0.5];
    const draw = weightedDraw(weights);
    const random = createRandom(5, 'weights');
    const counts = new Float64Array(weights.length);
    for (let index = 0; index < 100_000; index += 1) {
      const drawn = draw(random);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    weights.forEach((weight, index) => {
      expect(Math.abs((counts[index] ?? 0) / 100_000 - weight / 10)).toBeLessThan(0.006);
    });
    expect(counts[1]).toBe(0);
  });

  it('refuses weights without a positive sum', () => {
    expect(() => weightedDraw([0, 0])).toThrow(RangeError);
  });
});

const weightLists = fc.array(fc.double({ min: 0, max: 1_000, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('apportion', () => {
  it('adds up exactly, each part within one of its share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), weightLists, (total, weights) => {
        fc.pre(sum(weights) > 1e-6);
        const parts = apportion(total, weights);
        expect(sum(parts)).toBe(total);
        parts.forEach((part, index) => {
          const share = ((weights[index] ?? 0) * total) / sum(weights);
          expect(Math.abs(part - share)).toBeLessThan(1 + 1e-6);
        });
      }),
    );
  });

  it('keeps the parts within their bounds', () => {
    fc.assert(
      fc.property(
        weightLists,
        fc.integer({ min: 0, max: 50 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (weights, width, place) => {
          fc.pre(sum(weights) > 1e-6);
          const low = weights.map((_, index) => index % 3);
          const high = low.map((bound) => bound + width);
          const total = sum(low) + Math.round(place * (sum(high) - sum(low)));
          const parts = apportionWithin(total, weights, low, high);
          expect(sum(parts)).toBe(total);
          parts.forEach((part, index) => {
            expect(part).toBeGreaterThanOrEqual(low[index] ?? 0);
            expect(part).toBeLessThanOrEqual(high[index] ?? 0);
          });
        },
      ),
    );
    expect(() => apportionWithin(3, [1], [0], [2])).toThrow(RangeError);
  });
});
