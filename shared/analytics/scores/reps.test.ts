import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RepInput, repScores } from './reps.ts';

function rep(employeeKey: number, changes: Partial<RepInput> = {}): RepInput {
  return {
    employeeKey,
    name: `Rep ${employeeKey}`,
    territory: 'Northwest',
    revenue: '1000000',
    cost: '900000',
    orders: 100,
    customers: 40,
    quota: '1000000',
    revenuePrevious: '900000',
    ...changes,
  };
}

const find = (rows: ReturnType<typeof repScores>, key: number) => {
  const row = rows.find((r) => r.employeeKey === key);
  if (row === undefined) throw new Error(`no rep ${key}`);
  return row;
};
const value = (row: ReturnType<typeof find>, name: string) =>
  row.components.find((c) => c.name === name)?.value;

describe('rep scores', () => {
  it('gives the numbers of a rep and the points they earn', () => {
    const [first, second] = repScores([rep(1), rep(2, { revenue: '1500000', revenuePrevious: '500000' })]);
    expect(first).toMatchObject({
      rank: 1,
      employeeKey: 2,
      revenue: 1_500_000,
      quotaAttainmentPct: 150,
      growthPct: 200,
      grossMarginPct: 40,
      averageOrderValue: 15_000,
    });
    expect(second).toMatchObject({ rank: 2, quotaAttainmentPct: 100, growthPct: 11.1111 });
    // Attainment drawn from 150 toward the median 125 by 10 of 110: 147.73, of 150.
    expect(first && value(first, 'quota_attainment')).toBe(98.48);
    expect(first?.components.find(({ name }) => name === 'quota_attainment')?.drawn).toEqual({
      own: 150,
      usual: 125,
      result: 147.7273,
      unit: 'percent',
      evidence: 100,
      counts: 'orders',
      prior: 10,
    });
    expect(first?.components.find(({ name }) => name === 'revenue')?.drawn).toBeUndefined();
    expect(first?.components.map((c) => c.name)).toEqual([
      'revenue',
      'quota_attainment',
      'growth',
      'order_value',
      'margin',
      'customers',
    ]);
  });

  it('agrees with a plain second calculation', () => {
    const reps = [
      rep(1),
      rep(2, { revenue: '300000.5', orders: 20, quota: '250000', revenuePrevious: '350000', customers: 9 }),
      rep(3, { revenue: '2500000', orders: 300, cost: '2600000', customers: 80 }),
    ];
    const pull = (x: number, n: number, usual: number) => (n * x + 10 * usual) / (n + 10);
    const middle = (xs: number[]) => xs.toSorted((a, b) => a - b)[1] ?? 0;
    const place = (xs: number[], i: number) => {
      const own = xs[i] ?? 0;
      return (100 * xs.reduce((t, x) => t + (x < own ? 1 : x === own ? 0.5 : 0), 0)) / xs.length;
    };
    const n = [100, 20, 300];
    const revenue = [1e6, 300_000.5, 2.5e6];
    const quota = [1e6, 250_000, 1e6];
    const before = [900_000, 350_000, 900_000];
    const costs = [900_000, 900_000, 2_600_000];
    const attained = revenue.map((r, i) => (100 * r) / (quota[i] ?? 1));
    const growth = revenue.map((r, i) => (r - (before[i] ?? 0)) / (r + (before[i] ?? 0)));
    const orderValue = revenue.map((r, i) => r / (n[i] ?? 1));
    const margin = revenue.map((r, i) => (100 * (r - (costs[i] ?? 0))) / r);
    const all = (xs: number[]) => xs.map((x, i) => pull(x, n[i] ?? 0, middle(xs)));
    const cut = (x: number) => Math.min(100, Math.max(0, x));
    const scores = revenue.map(
      (_, i) =>
        0.35 * place(revenue, i) +
        0.25 * cut((all(attained)[i] ?? 0) / 1.5) +
        0.15 * cut(50 + 100 * (all(growth)[i] ?? 0)) +
        0.1 * place(all(orderValue), i) +
        0.1 * place(all(margin), i) +
        0.05 * place([40, 9, 80], i),
    );
    const rows = repScores(reps);
    for (const [i, score] of scores.entries()) expect(find(rows, i + 1).score).toBeCloseTo(score, 1);
  });

  it('lets one lucky order neither lead nor ruin', () => {
    const steady = Array.from({ length: 9 }, (_, i) =>
      rep(i + 1, { revenue: String(1_000_000 + i * 50_000), revenuePrevious: '1000000' }),
    );
    const lucky = rep(50, {
      revenue: '60000',
      orders: 1,
      customers: 1,
      quota: '1000',
      revenuePrevious: '10',
    });
    const unlucky = rep(51, {
      revenue: '10',
      orders: 1,
      customers: 1,
      quota: '500000',
      revenuePrevious: '9',
    });
    const rows = repScores([...steady, lucky, unlucky]);
    expect(find(rows, 50).rank).toBeGreaterThan(5);
    expect(value(find(rows, 50), 'quota_attainment')).toBeLessThan(100.01);
    expect(value(find(rows, 51), 'quota_attainment')).toBeGreaterThan(50);
    expect(
      Math.abs((value(find(rows, 50), 'growth') ?? 0) - (value(find(rows, 1), 'growth') ?? 0)),
    ).toBeLessThan(20);
  });

  it('leaves out what is not known and names it', () => {
    const [row] = repScores([rep(1, { quota: null, cost: null, revenuePrevious: null })]);
    expect(row).toMatchObject({ quotaAttainmentPct: null, growthPct: null, grossMarginPct: null, score: 50 });
    expect(row?.components.filter((c) => c.reason !== undefined)).toMatchObject([
      {
        name: 'quota_attainment',
        label: 'Quota attainment',
        value: null,
        weight: 0,
        reason: 'No quota in the period.',
      },
      {
        name: 'growth',
        label: 'Growth',
        value: null,
        weight: 0,
        reason: 'No revenue in the previous period.',
      },
      {
        name: 'margin',
        label: 'Gross margin among peers',
        value: null,
        weight: 0,
        reason: 'No gross margin: cost not loaded or no revenue.',
      },
    ]);
  });

  it('takes nobody, nothing sold and returns', () => {
    expect(repScores([])).toEqual([]);
    const idle = { revenue: '0', cost: '0', orders: 0, customers: 0, quota: '0', revenuePrevious: '0' };
    expect(repScores([rep(2, idle), rep(1, idle)]).map((r) => [r.rank, r.employeeKey, r.score])).toEqual([
      [1, 1, 50],
      [1, 2, 50],
    ]);
    const allBack = repScores([rep(1, { revenue: '-900000' }), rep(2)]);
    expect(value(find(allBack, 2), 'growth')).toBeGreaterThan(40);
    const [returned] = repScores([rep(1, { revenue: '-500' })]);
    expect(returned).toMatchObject({ quotaAttainmentPct: -0.05, grossMarginPct: null });
    expect(value(returned ?? find([], 1), 'growth')).toBe(0);
  });

  const money = fc.integer({ min: -1e6, max: 1e9 }).map((n) => (n / 10_000).toFixed(4));
  const anyRep = fc.record({
    employeeKey: fc.integer({ min: 1, max: 1000 }),
    revenue: money,
    cost: fc.option(money),
    orders: fc.integer({ min: 0, max: 500 }),
    customers: fc.integer({ min: 0, max: 90 }),
    quota: fc.option(money),
    revenuePrevious: fc.option(money),
  });

  it('stays finite, bounded and independent of the order given', () => {
    const reps = fc.uniqueArray(anyRep, { selector: (r) => r.employeeKey, maxLength: 12 });
    fc.assert(
      fc.property(reps, (given) => {
        const rows = repScores(given.map((r) => rep(r.employeeKey, r)));
        expect(repScores(given.toReversed().map((r) => rep(r.employeeKey, r)))).toEqual(rows);
        for (const row of rows) {
          expect(row.score >= 0 && row.score <= 100).toBe(true);
          for (const x of [
            row.quotaAttainmentPct,
            row.growthPct,
            row.grossMarginPct,
            row.averageOrderValue,
          ]) {
            expect(x === null || Number.isFinite(x)).toBe(true);
          }
        }
      }),
    );
  });

  it('never scores more revenue lower', () => {
    const amount = fc.integer({ min: 1, max: 1e9 });
    fc.assert(
      fc.property(
        fc.uniqueArray(anyRep, { selector: (r) => r.employeeKey, maxLength: 8 }),
        amount,
        amount,
        (others, a, b) => {
          const peers = others.map((r) => rep(r.employeeKey, r));
          const mine = (revenue: number) =>
            value(find(repScores([...peers, rep(5000, { revenue: String(revenue) })]), 5000), 'revenue') ?? 0;
          expect(mine(Math.max(a, b))).toBeGreaterThanOrEqual(mine(Math.min(a, b)));
        },
      ),
    );
  });
});
