import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMoney } from '../money/decimal.ts';
import { revenueShares, xyzClassOf } from './classes.ts';
import { type ProductInput, productDemand, sharesOf } from './demand.ts';
import { coefficientOfVariation, theilSenSlope } from './trend.ts';

function product(productKey: number, changes: Partial<ProductInput> = {}): ProductInput {
  return {
    productKey,
    name: `Product ${productKey}`,
    category: 'Bikes',
    monthlyUnits: Array<number>(12).fill(10),
    revenue: '1000',
    monthsSinceLaunch: null,
    ...changes,
  };
}

describe('Theil-Sen slope', () => {
  // scipy 1.17.1, scipy.stats.theilslopes and numpy.std / numpy.mean.
  it.each([
    [[12, 0, 30, 45, 41, 60, 0, 75], 9, 0.7850675227897544],
    [[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9], 0.4444444444444444, 0.5316750517002264],
    [[100, 90, 95, 70, 1000, 60, 55, 40, 45, 30, 20, 25], -7.5, 1.9277377891072893],
  ])('of %j', (values, slope, variation) => {
    expect(theilSenSlope(values)).toBeCloseTo(slope, 12);
    expect(coefficientOfVariation(values)).toBeCloseTo(variation, 12);
  });

  it('finds a line through wild values and zeros', () => {
    const line = Array.from({ length: 20 }, (_, i) => 5 + 3 * i);
    for (const wild of [2, 9, 13, 18]) line[wild] = 10_000;
    expect(theilSenSlope(line)).toBeCloseTo(3, 0);
    expect(theilSenSlope([0, 0, 0, 7, 0, 0])).toBe(0);
    expect([theilSenSlope([]), theilSenSlope([4])]).toEqual([null, null]);
  });

  it('scales with the values and turns with time', () => {
    const values = fc.array(fc.integer({ min: -100, max: 1000 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(values, (y) => {
        const slope = theilSenSlope(y) ?? Number.NaN;
        expect(theilSenSlope(y.map((x) => 3 * x + 50))).toBeCloseTo(3 * slope, 8);
        expect(theilSenSlope(y.toReversed())).toBeCloseTo(-slope, 10);
      }),
    );
  });
});

describe('ABC classes', () => {
  const revenues = fc.array(fc.integer({ min: -500, max: 5000 }), { maxLength: 40 });
  const keyed = (amounts: readonly number[]) =>
    amounts.map((amount, i) => ({ productKey: i + 1, revenue: parseMoney(String(amount)) }));

  it('is the textbook curve', () => {
    const shares = revenueShares(keyed([5, 600, 10, 250, 85, 50]));
    expect(shares.map((s) => [s.productKey, s.cumulativeSharePct, s.abcClass])).toEqual([
      [2, 60, 'A'],
      [4, 85, 'A'],
      [5, 93.5, 'B'],
      [6, 98.5, 'B'],
      [3, 99.5, 'C'],
      [1, 100, 'C'],
    ]);
    expect(shares.map((s) => s.cumulativeProductsPct).at(-1)).toBe(100);
  });

  it('closes a class exactly where it is full', () => {
    expect(revenueShares(keyed([80, 15, 5])).map((s) => s.abcClass)).toEqual(['A', 'B', 'C']);
  });

  it('agrees with adding up from the top in floating point', () => {
    fc.assert(
      fc.property(revenues, (amounts) => {
        const total = amounts.reduce((t, x) => t + Math.max(0, x), 0);
        const slow = amounts.map((own, i) => {
          if (own <= 0) return 'C';
          const larger = amounts.filter((x, j) => x > 0 && (x > own || (x === own && j < i)));
          const share = larger.reduce((t, x) => t + x, 0) / total;
          return share < 0.8 ? 'A' : share < 0.95 ? 'B' : 'C';
        });
        const byKey = new Map(revenueShares(keyed(amounts)).map((s) => [s.productKey, s.abcClass]));
        expect(amounts.map((_, i) => byKey.get(i + 1))).toEqual(slow);
      }),
    );
  });

  it('makes the A products at least 80 % and ends at 100', () => {
    fc.assert(
      fc.property(revenues, (amounts) => {
        const shares = revenueShares(keyed(amounts));
        const cumulative = shares.map((s) => s.cumulativeSharePct);
        expect(cumulative).toEqual(cumulative.toSorted((a, b) => a - b));
        if (!amounts.some((x) => x > 0)) expect(shares.every((s) => s.abcClass === 'C')).toBe(true);
        else {
          expect(shares.findLast((s) => s.abcClass === 'A')?.cumulativeSharePct).toBeGreaterThanOrEqual(80);
          expect(cumulative.at(-1)).toBe(100);
        }
      }),
    );
  });
});

describe('XYZ classes', () => {
  it.each([
    [0, 'X'],
    [0.5, 'X'],
    [0.51, 'Y'],
    [1, 'Y'],
    [1.01, 'Z'],
  ] as const)('%d is %s', (cv, expected) => {
    expect(xyzClassOf(cv)).toBe(expected);
  });
});

describe('product demand', () => {
  it('describes a steady and a growing product', () => {
    const growing = Array.from({ length: 12 }, (_, i) => 10 * (i + 1));
    const [first, second] = productDemand([
      product(1),
      product(2, { monthlyUnits: growing, revenue: '9000.5' }),
    ]);
    expect(first).toMatchObject({
      rank: 1,
      productKey: 2,
      units: 780,
      revenue: 9000.5,
      revenueSharePct: 90.0005,
      // 10 more each month on a mean of 65.
      trendPctPerMonth: 15.3846,
      abcClass: 'A',
      xyzClass: 'Y',
      variation: 0.5311,
    });
    // Percentiles 75 and 75; 12 of 18 of the trend is 10.26, all points; steadiness 46.89.
    expect(first?.demandScore).toBe(77.19);
    expect(second).toMatchObject({
      rank: 2,
      trendPctPerMonth: 0,
      xyzClass: 'X',
      abcClass: 'B',
      demandScore: 37.5,
    });
  });

  it('gives the classes of the Pareto curve', () => {
    const products = ['700.10', '200', '99.90', '-1'].map((revenue, i) => product(i + 1, { revenue }));
    const curve = sharesOf(products);
    expect(curve.map((s) => [s.productKey, s.cumulativeSharePct, s.cumulativeProductsPct])).toEqual([
      [1, 70.01, 25],
      [2, 90.01, 50],
      [3, 100, 75],
      [4, 100, 100],
    ]);
    const classes = new Map(productDemand(products).map((p) => [p.productKey, p.abcClass]));
    expect(curve.every((s) => classes.get(s.productKey) === s.abcClass)).toBe(true);
  });

  it('judges a new product by its months since launch', () => {
    const late = [0, 0, 0, 0, 0, 0, 20, 20, 20, 20, 20, 20];
    const byFirstSale = productDemand([product(1, { monthlyUnits: late })]);
    expect(byFirstSale).toMatchObject([{ activeMonths: 6, trendPctPerMonth: 0, xyzClass: 'X' }]);
    const launchedBefore = productDemand([product(1, { monthlyUnits: late, monthsSinceLaunch: 40 })]);
    expect(launchedBefore).toMatchObject([{ activeMonths: 12, xyzClass: 'Y' }]);
    const soldBefore = productDemand([product(1, { monthlyUnits: late, monthsSinceLaunch: 2 })]);
    expect(soldBefore).toMatchObject([{ activeMonths: 6 }]);
    const [fresh] = productDemand([product(1, { monthlyUnits: [0, 0, 5, 9] })]);
    expect(fresh).toMatchObject({ activeMonths: 2, trendPctPerMonth: null, xyzClass: null, variation: null });
    expect(fresh?.components.filter((c) => c.value === null).map((c) => c.name)).toEqual([
      'trend',
      'steadiness',
    ]);
  });

  it('scores 0 what sold nothing, and does not count it as a peer', () => {
    const idle = { monthlyUnits: Array<number>(12).fill(0), revenue: '0' };
    const rows = productDemand([product(1, idle), product(2), product(3, idle)]);
    expect(rows.map((r) => [r.rank, r.productKey, r.abcClass, r.xyzClass, r.trendPctPerMonth])).toEqual([
      [1, 2, 'A', 'X', 0],
      [2, 1, 'C', null, null],
      [2, 3, 'C', null, null],
    ]);
    expect(rows[0]?.components[0]?.value).toBe(50);
    expect(rows[1]?.demandScore).toBe(0);
  });

  it('takes returns, nothing and refuses what is not a number', () => {
    expect(productDemand([])).toEqual([]);
    const returned = product(1, { monthlyUnits: [9, -8, 0, 0.5], revenue: '-3' });
    expect(productDemand([returned])).toMatchObject([{ abcClass: 'C', revenueSharePct: 0 }]);
    expect(() => productDemand([product(1, { monthlyUnits: [Number.NaN] })])).toThrow(RangeError);
    expect(() => productDemand([product(1), product(1)])).toThrow(RangeError);
  });

  const anyProduct = fc.record({
    productKey: fc.integer({ min: 1, max: 700 }),
    monthlyUnits: fc.array(fc.integer({ min: -5, max: 300 }), { maxLength: 24 }),
    revenue: fc.integer({ min: -1e6, max: 1e9 }).map((n) => (n / 10_000).toFixed(4)),
    monthsSinceLaunch: fc.option(fc.integer({ min: -2, max: 60 })),
  });

  it('stays finite, bounded and independent of the order given', () => {
    const many = fc.uniqueArray(anyProduct, { selector: (p) => p.productKey, maxLength: 15 });
    fc.assert(
      fc.property(many, (given) => {
        const rows = productDemand(given.map((p) => product(p.productKey, p)));
        expect(productDemand(given.toReversed().map((p) => product(p.productKey, p)))).toEqual(rows);
        for (const r of rows) {
          expect(r.demandScore >= 0 && r.demandScore <= 100).toBe(true);
          expect(r.trendPctPerMonth === null || Math.abs(r.trendPctPerMonth) <= 100).toBe(true);
          expect(r.variation === null || Number.isFinite(r.variation)).toBe(true);
          expect(r.xyzClass === null).toBe(r.trendPctPerMonth === null);
        }
      }),
    );
  });

  it('gives the same trend and class in pairs as in pieces', () => {
    const units = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 3, maxLength: 24 });
    fc.assert(
      fc.property(units, (monthlyUnits) => {
        const [pieces] = productDemand([product(1, { monthlyUnits })]);
        const [pairs] = productDemand([product(1, { monthlyUnits: monthlyUnits.map((x) => 2 * x) })]);
        expect(pairs?.trendPctPerMonth).toBe(pieces?.trendPctPerMonth);
        expect(pairs?.xyzClass).toBe(pieces?.xyzClass);
      }),
    );
  });
});
