import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leadTimeDemand, roundUpToOuters, safetyStock, stockOutProbability } from './policy.ts';
import { demandOfSeries, demandOfSums, leadTimeOfReceipts } from './statistics.ts';

const certain = (mean: number) => ({ mean, variance: 0 });

describe('published worked examples', () => {
  // B. W. Taylor, R. S. Russell, "Operations Management": carpet, 30 yards a day, sd 5, lead time 10 days,
  // 95 % (z read as 1.65): safety stock 26.1, reorder point 326.1.
  it('variable demand, fixed lead time', () => {
    const demand = leadTimeDemand({ mean: 30, variance: 25 }, certain(10));
    expect(demand.mean).toBe(300);
    expect(1.65 * Math.sqrt(demand.variance)).toBeCloseTo(26.1, 1);
    expect(safetyStock(demand, 0.95)).toBeCloseTo(26.0, 1);
  });

  // A question-bank exercise on King's formula: 30 gallons a day, sd 3, lead time 7 days, sd 4, 90 %
  // (z read as 1.28): 153.9, rounded to 154 gallons.
  it('variable demand and variable lead time', () => {
    const demand = leadTimeDemand({ mean: 30, variance: 9 }, { mean: 7, variance: 16 });
    expect(1.28 * Math.sqrt(demand.variance)).toBeCloseTo(153.94, 2);
    expect(safetyStock(demand, 0.9)).toBeCloseTo(154.1, 1);
  });

  // J. Heizer, B. Render, "Operations Management", ch. 12: batteries, 150 packs a day, sd 16, lead time
  // 5 days, sd 1, 95 % (z read as 1.65): sd of lead-time demand 154, reorder point 1,004.
  it('variable demand and variable lead time, reorder point', () => {
    const demand = leadTimeDemand({ mean: 150, variance: 256 }, { mean: 5, variance: 1 });
    expect(Math.sqrt(demand.variance)).toBeCloseTo(154.2, 1);
    expect(Math.round(demand.mean + 1.65 * Math.sqrt(demand.variance))).toBe(1004);
    expect(demand.mean + safetyStock(demand, 0.95)).toBeCloseTo(1003.65, 1);
  });

  // W. J. Stevenson, "Operations Management", 14th ed., ch. 12 example 8: sand, mean 50 tons, sd 5 tons in
  // the lead time, risk 3 % (z read as 1.88): safety stock 9.40, reorder point 59.40.
  it('given lead-time demand', () => {
    expect(safetyStock({ mean: 50, variance: 25 }, 0.97)).toBeCloseTo(9.4, 2);
  });
});

describe('lead-time demand', () => {
  it('agrees with the enumeration of every outcome', () => {
    const chance = fc.integer({ min: 1, max: 9 });
    const small = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), chance), { minLength: 1, maxLength: 3 });
    const times = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), chance), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(small, times, (demandCounts, leadTimeCounts) => {
        const slow = enumerated(demandCounts, leadTimeCounts);
        const fast = leadTimeDemand(weighted(demandCounts), weighted(leadTimeCounts));
        expect(fast.mean).toBeCloseTo(slow.mean, 9);
        expect(fast.variance).toBeCloseTo(slow.variance, 8);
      }),
    );
  });

  it('refuses service levels that make no stock', () => {
    for (const level of [0.49, 1, 0, Number.NaN]) {
      expect(() => safetyStock(certain(1), level)).toThrow(RangeError);
    }
    expect(safetyStock({ mean: 5, variance: 4 }, 0.5)).toBe(0);
  });
});

type Weighted = readonly (readonly [value: number, weight: number])[];

/** Mean and population variance of a small discrete distribution. */
function weighted(outcomes: Weighted) {
  const total = outcomes.reduce((t, [, w]) => t + w, 0);
  const mean = outcomes.reduce((t, [x, w]) => t + x * w, 0) / total;
  return { mean, variance: outcomes.reduce((t, [x, w]) => t + (x - mean) ** 2 * w, 0) / total };
}

/** Builds the distribution of the sum of L demands by convolution, one lead time after the other. */
function enumerated(demand: Weighted, leadTime: Weighted) {
  const norm = (o: Weighted) => {
    const total = o.reduce((t, [, w]) => t + w, 0);
    return o.map(([x, w]) => [x, w / total] as const);
  };
  const outcomes = norm(leadTime).flatMap(([days, p]) => {
    let sums: Weighted = [[0, 1]];
    for (let day = 0; day < days; day += 1) {
      sums = sums.flatMap(([s, q]) => norm(demand).map(([x, w]) => [s + x, q * w] as const));
    }
    return sums.map(([s, q]) => [s, q * p] as const);
  });
  return weighted(outcomes);
}

describe('stock-out probability', () => {
  it('is one minus the service level at the reorder point', () => {
    const demand = { mean: 200, variance: 900 };
    expect(stockOutProbability(demand, 200 + safetyStock(demand, 0.95))).toBeCloseTo(0.05, 12);
  });

  it('is certain without variance', () => {
    expect([10, 9, 11].map((stock) => stockOutProbability(certain(10), stock))).toEqual([0, 1, 0]);
  });
});

describe('whole outers', () => {
  it('is the smallest multiple that is enough', () => {
    const units = fc.integer({ min: -5000, max: 500_000 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 100 }), (need, outer) => {
        let slow = 0;
        while (slow < need) slow += outer;
        expect(roundUpToOuters(need, outer)).toBe(slow);
      }),
    );
  });
});

describe('statistics of demand and lead times', () => {
  const series = fc.array(fc.integer({ min: -20, max: 5000 }), { minLength: 2, maxLength: 400 });

  it('are the same from the series and from its sums', () => {
    fc.assert(
      fc.property(series, (daily) => {
        const sold = daily.filter((x) => x !== 0);
        const sum = sold.reduce((t, x) => t + x, 0);
        const squares = sold.reduce((t, x) => t + x * x, 0);
        const fromSums = demandOfSums(sum, squares, daily.length);
        const fromSeries = demandOfSeries(daily);
        expect(fromSums.mean).toBeCloseTo(fromSeries.mean, 9);
        expect(Math.abs(fromSums.variance - fromSeries.variance)).toBeLessThan(
          1e-9 * (1 + fromSeries.variance),
        );
      }),
    );
  });

  it('have no variance with one value and nothing with none', () => {
    expect(demandOfSeries([7])).toEqual({ mean: 7, variance: 0, days: 1 });
    expect(demandOfSums(7, 49, 1)).toEqual({ mean: 7, variance: 0, days: 1 });
    expect(leadTimeOfReceipts([])).toEqual({ mean: 0, variance: 0, count: 0 });
    expect(leadTimeOfReceipts([10, 14])).toEqual({ mean: 12, variance: 8, count: 2 });
  });

  it('refuses sums that are not exact', () => {
    expect(() => demandOfSums(1, 2 ** 60, 3)).toThrow(RangeError);
    expect(() => demandOfSums(1, 1, 0)).toThrow(RangeError);
  });
});
